package org.broadsheet.command;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** What a command cannot do without; asked before anything starts, so that its lack is one clear line. */
enum Needs implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    NOTHING,
    DATABASE,
    DATABASE_AND_RELAY;

    private static final String DEMO = "; to see it work with everything embedded, run 'mvn spring-boot:test-run'";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        for (String path : new String[] {"server.servlet.context-path", "spring.mvc.servlet.path"})
            if (this != NOTHING && !environment.getProperty(path, "/").matches("/?"))
                throw new WrongSetting(path + " must not be set: the pages stand at the root of their host only;"
                        + " give Broadsheet a host name or a port of its own at the proxy");
        if (this != NOTHING && blank(environment, "spring.datasource.url"))
            throw new WrongSetting("spring.datasource.url is missing: give the address of a PostgreSQL 15 or newer,"
                    + " such as jdbc:postgresql://localhost/broadsheet" + DEMO);
        if (this == DATABASE_AND_RELAY && blank(environment, "spring.mail.host"))
            throw new WrongSetting("spring.mail.host is missing: give the host of the mail relay" + DEMO);
        // Else it would be up and well, and do nothing at all.
        if (this == DATABASE_AND_RELAY
                && environment.getProperty("broadsheet.roles", "web").isBlank())
            throw new WrongSetting("broadsheet.roles is empty: name one or more of web, schedule, deliver,"
                    + " or leave the setting out for all of them");
    }

    private static boolean blank(Environment environment, String name) {
        return environment.getProperty(name, "").isBlank();
    }
}
