package org.broadsheet.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code broadsheet} alone is {@code broadsheet serve}. */
@Command(
        name = "broadsheet",
        mixinStandardHelpOptions = true,
        versionProvider = BroadsheetCommand.Version.class,
        description = "The daily digest of a newsroom. Without a command: serve.",
        footer = {
            "",
            "Settings are given as --name=value, in application.yml, or as environment variables.",
            "--verbose shows the log of a command, too.",
            "Exit codes: 0 done; 1 a fault, the run can be repeated; 2 wrong usage or configuration;",
            "3 ended, but some could not be served; 4 nothing to send."
        })
class BroadsheetCommand implements Callable<Integer> {
    private final Application application;

    BroadsheetCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return serve();
    }

    @Command(
            name = "serve",
            mixinStandardHelpOptions = true,
            description = "Web pages, schedule and delivery worker, until SIGTERM.",
            footer = {"", "Example: broadsheet serve --spring.config.additional-location=file:broadsheet.yml"})
    int serve() {
        application.serve();
        return Exit.STAYS_UP;
    }

    /** As the jar's manifest has it. */
    static class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = BroadsheetCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Broadsheet " + (version == null ? "(from its classes)" : version)};
        }
    }
}
