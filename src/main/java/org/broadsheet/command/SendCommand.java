package org.broadsheet.command;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.broadsheet.bounce.RelayWatch;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Runs the digest job once, to its end. Again for the same edition, it finishes what was left.")
class SendCommand implements Callable<Integer> {
    private final Application application;

    @Option(
            names = "--digest",
            required = true,
            paramLabel = "NAME",
            description = "The digest, by its name in the settings.")
    private String digest = "";

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The edition's clock, such as 2026-11-22T05:00:00Z; now.")
    private @Nullable Instant at;

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
        RunReport report = context.getBean(DigestRuns.class).run(digest, at == null ? Instant.now() : at, false);
        // No server may be running beside us that would look at what the relay refused.
        context.getBean(RelayWatch.class).round();
        if (json) application.out().println(context.getBean(JsonMapper.class).writeValueAsString(report));
        System.err.println(report.line());
        return Exit.of(report.ending());
    }
}
