package org.broadsheet.console.server;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The actuator's port of its own has a Tomcat of its own, which {@link ServerConfiguration} does not reach; probes must be
 * answered whatever else comes there. Boot takes it from {@code META-INF/spring} and not from the scan of components.
 */
class ManagementServer {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementBounds(
            Environment environment, ServerSettings site, @Value("${server.tomcat.threads.max:200}") int threads) {
        boolean own = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return tomcat -> {
            if (own) ServerConfiguration.bound(tomcat, site, threads, 0);
        };
    }
}
