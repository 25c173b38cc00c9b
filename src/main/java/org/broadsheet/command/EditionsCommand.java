package org.broadsheet.command;

import java.util.Optional;
import java.util.function.BiFunction;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Steers an edition whoever delivers it: the ledger is told, and every process heeds it within a second. */
@Command(
        name = "editions",
        mixinStandardHelpOptions = true,
        description = "Shows how an edition stands, holds it, lets it go on, or ends it.",
        footer = {"", "Example: broadsheet editions report daily 2026-11-22"})
class EditionsCommand extends Group {
    private final Application application;

    EditionsCommand(Application application) {
        this.application = application;
    }

    /** Which edition, and how to say what became of it. */
    static class Which {
        @Parameters(index = "0", paramLabel = "DIGEST", description = "The digest, by its name in the settings.")
        private String digest = "";

        @Parameters(index = "1", paramLabel = "EDITION", description = "The edition, such as 2026-11-22.")
        private String edition = "";

        @Option(names = "--json", description = "The report as one JSON document on stdout.")
        private boolean json;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "How the edition stands now.",
            footer = {"", "Example: broadsheet editions report daily 2026-11-22"})
    int report(@Mixin Which which) {
        return steer(which, Needs.DATABASE, DigestRuns::report);
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "No further message begins, in any process, within a second.",
            footer = {"", "Example: broadsheet editions pause daily 2026-11-22"})
    int pause(@Mixin Which which) {
        return steer(which, Needs.DATABASE, DigestRuns::pause);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Lets it go on, also where it waits for approval, and sees it to its end.",
            footer = {"", "Example: broadsheet editions resume daily 2026-11-22"})
    int resume(@Mixin Which which) {
        return application.use(Needs.DATABASE_AND_RELAY, context -> steer(which, context, DigestRuns::finish, true));
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Ends it for good: who was not served will not be.",
            footer = {"", "Example: broadsheet editions cancel daily 2026-11-22"})
    int cancel(@Mixin Which which) {
        return steer(which, Needs.DATABASE, DigestRuns::cancel);
    }

    private int steer(Which which, Needs needs, BiFunction<DigestRuns, Edition, RunReport> act) {
        return application.use(needs, context -> steer(which, context, act, false));
    }

    private int steer(
            Which which, ApplicationContext context, BiFunction<DigestRuns, Edition, RunReport> act, boolean toItsEnd) {
        Optional<Edition> edition = context.getBean(Editions.class).find(which.digest, which.edition);
        if (edition.isEmpty()) {
            System.err.printf("the digest %s has no edition %s%n", which.digest, which.edition);
            return Exit.USAGE;
        }
        RunReport report = act.apply(context.getBean(DigestRuns.class), edition.get());
        if (which.json)
            application.out().println(context.getBean(JsonMapper.class).writeValueAsString(report));
        else application.out().println(report.line());
        return toItsEnd ? Exit.of(report.ending()) : Exit.DONE;
    }
}
