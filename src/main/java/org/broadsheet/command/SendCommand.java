package org.broadsheet.command;

import java.util.concurrent.Callable;
import org.broadsheet.bounce.RelayWatch;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Runs the digest job once, to its end. Again for the same edition, it finishes what was left.",
        footer = {"", "Example: broadsheet send --digest daily --json"})
class SendCommand implements Callable<Integer> {
    private final Application application;

    @Mixin
    private final EditionOptions edition = new EditionOptions();

    @Option(names = "--json", description = "The report as one JSON document on stdout.")
    private boolean json;

    SendCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return application.use(Needs.DATABASE_AND_RELAY, this::send);
    }

    private int send(ApplicationContext context) {
        RunReport report = context.getBean(DigestRuns.class).run(edition.digest(), edition.at(), false);
        // No server may be running beside us that would look at what the relay refused.
        context.getBean(RelayWatch.class).round();
        if (json) application.out().println(context.getBean(JsonMapper.class).writeValueAsString(report));
        else application.out().println(report.line());
        return Exit.of(report.ending());
    }
}
