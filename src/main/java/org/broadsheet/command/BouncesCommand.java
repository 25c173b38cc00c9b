package org.broadsheet.command;

import java.nio.file.Path;
import java.util.List;
import org.broadsheet.bounce.BounceFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bounces", mixinStandardHelpOptions = true, description = "What came back.")
class BouncesCommand extends Group {
    private final Application application;

    BouncesCommand(Application application) {
        this.application = application;
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = "Classifies mail files (message/rfc822) without storing anything.",
            footer = {"", "Example: broadsheet bounces read --json Maildir/new"})
    int read(
            @Parameters(arity = "1..*", paramLabel = "FILE-OR-DIR", description = "Mail files, or folders of them.")
                    List<Path> paths,
            @Option(names = "--json", description = "One JSON document a file, a line each, on stdout.") boolean json) {
        return new BounceFiles(json, application.out(), System.err).read(paths);
    }
}
