package org.broadsheet.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application as a command starts it.
 *
 * @param main the class with the application's configuration
 * @param settings Spring settings from the command line, as {@code --name=value}
 * @param verbose whether commands that end show the log of what they do, too
 * @param out where a command's answer goes
 */
record Application(Class<?> main, List<String> settings, boolean verbose, PrintStream out) {

    Application {
        settings = List.copyOf(settings);
    }

    /** Starts everything but the web pages and the schedule, lets a command use it, and closes it; who needs a relay delivers. */
    int use(Needs needs, ToIntFunction<ApplicationContext> command) {
        String roles = needs == Needs.DATABASE_AND_RELAY ? "deliver" : "";
        List<String> own = List.of("--broadsheet.roles=" + roles, "--spring.main.log-startup-info=false");
        try (ConfigurableApplicationContext context = start(main, WebApplicationType.NONE, needs, own)) {
            return command.applyAsInt(context);
        }
    }

    /** Starts only what the given configuration asks for, without a database. */
    int useOnly(Class<?> configuration, ToIntFunction<ApplicationContext> command) {
        List<String> own = List.of("--spring.main.log-startup-info=false");
        try (var context = start(configuration, WebApplicationType.NONE, Needs.NOTHING, own)) {
            return command.applyAsInt(context);
        }
    }

    /**
     * Beans of a command that are created at start although the others are created on first use: settings, and for a
     * send all of ours but the console's, so that a wrong setting is told before anything is done.
     */
    private static LazyInitializationExcludeFilter madeAtStart(Needs needs) {
        return (name, definition, type) -> type.isAnnotationPresent(ConfigurationProperties.class)
                || needs == Needs.DATABASE_AND_RELAY
                        && type.getName().startsWith("org.broadsheet.")
                        && !type.getName().startsWith("org.broadsheet.console.");
    }

    /** Starts all of it; it stays up until SIGTERM. */
    void serve() {
        start(main, WebApplicationType.SERVLET, Needs.DATABASE_AND_RELAY, List.of());
    }

    private ConfigurableApplicationContext start(
            Class<?> source, WebApplicationType web, Needs needs, List<String> own) {
        List<String> all = new ArrayList<>(own);
        boolean quiet = web == WebApplicationType.NONE && !verbose;
        all.addAll(settings);
        return new SpringApplicationBuilder(source)
                .initializers(context -> {
                    if (source != main) return;
                    context.addBeanFactoryPostProcessor(new UnknownSettings(context.getEnvironment()));
                    context.getBeanFactory().registerSingleton("madeAtStart", madeAtStart(needs));
                })
                .web(web)
                .lazyInitialization(web == WebApplicationType.NONE)
                .listeners(needs)
                // Faults are told in one line by the command, not in a page by the framework.
                .properties(
                        "logging.level.root=" + (quiet ? "warn" : "info"),
                        "logging.level.org.springframework.boot.diagnostics=off",
                        "logging.level.org.springframework.boot.SpringApplication=off",
                        "logging.level.org.springframework.context=error",
                        "logging.level.org.springframework.boot.web.server=error",
                        "logging.level.org.springframework.boot.tomcat.servlet=off",
                        "logging.level.org.springframework.boot.autoconfigure.logging=off")
                .run(all.toArray(String[]::new));
    }
}
