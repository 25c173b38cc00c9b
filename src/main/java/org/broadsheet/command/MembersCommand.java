package org.broadsheet.command;

import java.nio.file.Path;
import org.broadsheet.member.file.FileFormat;
import org.broadsheet.member.file.MemberFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "members", mixinStandardHelpOptions = true, description = "Moves members in and out.")
class MembersCommand extends Group {
    private final Application application;

    MembersCommand(Application application) {
        this.application = application;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Takes members from a CSV file, or a ZIP of them, of Broadsheet, Ghost, listmonk or Mailchimp.",
                "Nobody who unsubscribed, bounced or complained is revived. Each row that is not taken is reported."
            },
            footer = {"", "Example: broadsheet members import members.csv --dry-run"})
    int take(
            @Parameters(paramLabel = "FILE", description = "CSV or ZIP, UTF-8, with a header row.") Path file,
            @Option(names = "--dry-run", description = "Change nothing; print the same report.") boolean dryRun,
            @Option(names = "--json", description = "The report as JSON on stdout.") boolean json) {
        return application.use(Needs.DATABASE, context -> context.getBean(MemberFile.class)
                .importFile(file, dryRun, json, application.out(), System.err));
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes all members to a CSV file that an import takes back without loss.",
                "For another program: what can be imported there. listmonk and Mailchimp want a file a status,",
                "so members.csv becomes members.subscribed.csv, members.unsubscribed.csv ...: import each as what it is."
            },
            footer = {"", "Example: broadsheet members export --out members.csv --format ghost"})
    int export(
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.") Path out,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "BROADSHEET",
                            description = "For whom: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
                    FileFormat format) {
        return application.use(
                Needs.DATABASE, context -> context.getBean(MemberFile.class).exportFile(out, format, System.err));
    }
}
