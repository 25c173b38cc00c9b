package org.broadsheet.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.broadsheet.feed.FeedReports;
import org.broadsheet.feed.FetchSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Parses feeds without storing anything and says what is in them.")
class FeedsReadCommand implements Callable<Integer> {
    private final Application application;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE-OR-URL",
            description = "RSS, Atom, JSON Feed or Ghost's Content API.")
    private List<String> sources = List.of();

    @Option(names = "--json", description = "One JSON document a feed, a line each, on stdout.")
    private boolean json;

    FeedsReadCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return application.useOnly(Fetching.class, context -> new FeedReports(
                        context.getBean(FetchSettings.class), application.out(), json)
                .read(sources));
    }

    /** All that reading a feed takes: no database. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(FetchSettings.class)
    static class Fetching {}
}
