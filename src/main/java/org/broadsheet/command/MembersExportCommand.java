package org.broadsheet.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.broadsheet.member.file.ExportFormat;
import org.broadsheet.member.file.MemberFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes all members to a CSV file that an import takes back without loss.",
            "For another program: what can be imported there. listmonk and Mailchimp want a file a status,",
            "so members.csv becomes members.subscribed.csv, members.unsubscribed.csv ...: import each as what it is."
        })
class MembersExportCommand implements Callable<Integer> {
    private final Application application;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "For whom: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
    private ExportFormat format = ExportFormat.BROADSHEET;

    MembersExportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return application.use(
                Needs.DATABASE, context -> context.getBean(MemberFile.class).exportFile(out, format, System.err));
    }
}
