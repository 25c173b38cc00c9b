package org.broadsheet.command;

import java.util.List;
import org.broadsheet.feed.FeedReports;
import org.broadsheet.feed.FetchSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "feeds", mixinStandardHelpOptions = true, description = "What the newsroom's feeds say.")
class FeedsCommand extends Group {
    private final Application application;

    FeedsCommand(Application application) {
        this.application = application;
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = "Parses feeds without storing anything and says what is in them.",
            footer = {"", "Example: broadsheet feeds read --json https://example.org/rss"})
    int read(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "FILE-OR-URL",
                            description = "RSS, Atom, JSON Feed or Ghost's Content API.")
                    List<String> sources,
            @Option(names = "--json", description = "One JSON document a feed, a line each, on stdout.") boolean json) {
        return application.useOnly(Fetching.class, context -> new FeedReports(
                        context.getBean(FetchSettings.class), application.out(), json)
                .read(sources));
    }

    /** All that reading a feed takes: no database. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(FetchSettings.class)
    static class Fetching {}
}
