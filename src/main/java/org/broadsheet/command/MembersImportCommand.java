package org.broadsheet.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.broadsheet.member.file.MemberFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes members from a CSV file, or a ZIP of them, of Broadsheet, Ghost, listmonk or Mailchimp.",
            "Nobody who unsubscribed, bounced or complained is revived. Each row that is not taken is reported."
        })
class MembersImportCommand implements Callable<Integer> {
    private final Application application;

    @Parameters(paramLabel = "FILE", description = "CSV or ZIP, UTF-8, with a header row.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Change nothing; print the same report.")
    private boolean dryRun;

    @Option(names = "--json", description = "The report as JSON on stdout.")
    private boolean json;

    MembersImportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return application.use(Needs.DATABASE, context -> context.getBean(MemberFile.class)
                .importFile(file, dryRun, json, application.out(), System.err));
    }
}
