package org.broadsheet.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.broadsheet.member.file.MemberFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all members to a CSV file that an import takes back without loss.")
class MembersExportCommand implements Callable<Integer> {
    private final Application application;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out = Path.of("");

    MembersExportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return application.use(
                Needs.DATABASE, context -> context.getBean(MemberFile.class).exportFile(out, System.err));
    }
}
