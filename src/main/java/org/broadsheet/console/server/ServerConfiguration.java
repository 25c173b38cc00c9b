package org.broadsheet.console.server;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/** Tomcat, with bounds for what a client can hold of it. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
    /** For the next octets of a body; the rate of the whole is measured besides. */
    private static final Duration READ = Duration.ofSeconds(10);

    private static final int READERS_PER_CLIENT = 16;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bounds(
            ServerSettings site,
            @Value("${server.tomcat.threads.max:200}") int threads,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize upload) {
        return tomcat -> {
            tomcat.addEngineValves(
                    new OriginValve(site),
                    new BodyLimitValve(
                            new BodyReaders(Math.max(1, threads / 2), READERS_PER_CLIENT), upload.toBytes()));
            tomcat.setProtocol(ClientConnections.class.getName());
            tomcat.addProtocolHandlerCustomizers((ClientConnections http) -> {
                http.setDisableUploadTimeout(false);
                http.setConnectionUploadTimeout((int) READ.toMillis());
                if (site.trustedProxies() > 0) http.behindProxy();
            });
        };
    }

    /** The valve answers for a body that it has refused; on the way there it is nobody's fault to be logged. */
    @Bean
    FilterRegistrationBean<Filter> refusedBodies() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (RuntimeException | ServletException e) {
                if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof RefusedBody)) throw e;
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
