package org.broadsheet.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.broadsheet.bounce.BounceFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Classifies mail files (message/rfc822) without storing anything.")
class BouncesReadCommand implements Callable<Integer> {
    private final Application application;

    @Parameters(arity = "1..*", paramLabel = "FILE-OR-DIR", description = "Mail files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "One JSON document a file, a line each, on stdout.")
    private boolean json;

    BouncesReadCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return new BounceFiles(json, application.out(), System.err).read(paths);
    }
}
