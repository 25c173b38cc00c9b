package org.broadsheet.command;

import java.util.concurrent.Callable;

@picocli.CommandLine.Command(name = "xPreview")
class PreviewCommand implements Callable<Integer> {
    PreviewCommand(Application a) {}

    public Integer call() {
        return 0;
    }
}
