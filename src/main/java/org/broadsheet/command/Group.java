package org.broadsheet.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A word before the command proper; alone it only shows which commands there are. */
abstract class Group implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) new CommandLine(spec).usage(System.err);
        return Exit.USAGE;
    }
}
