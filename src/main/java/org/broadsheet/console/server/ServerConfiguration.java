package org.broadsheet.console.server;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tomcat, with bounds for what a client can hold of it, and for what it can mean: days and instants in addresses and forms
 * are ISO 8601 of the years 1900 to 2999. Java knows a thousand million years, PostgreSQL fewer, and arithmetic with either
 * ends in an overflow; anything else is 400.
 */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class ServerConfiguration implements WebMvcConfigurer {
    private static final int READERS_PER_CLIENT = 16;
    private static final int MOST_LANGUAGES = 10_000;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bounds(
            ServerSettings site,
            @Value("${server.tomcat.threads.max:200}") int threads,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize upload) {
        return tomcat -> {
            tomcat.addEngineValves(new OriginValve(site));
            bound(tomcat, site, threads, upload.toBytes());
        };
    }

    /** What every port has. */
    static void bound(TomcatServletWebServerFactory tomcat, ServerSettings site, int threads, long upload) {
        BodyReaders readers = new BodyReaders(Math.max(1, threads / 2), READERS_PER_CLIENT);
        tomcat.addEngineValves(new BodyLimitValve(readers, upload, site.bodyTimeout()));
        // More languages than Tomcat's ten are 500; the length of the header is bounded anyway.
        tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LANGUAGES));
        tomcat.setProtocol(ClientConnections.class.getName());
        tomcat.addProtocolHandlerCustomizers((ClientConnections http) -> {
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout((int) site.bodyTimeout().toMillis());
            // Nobody is told to go on with a body that is refused, and fields are read before Tomcat would say so.
            http.setContinueResponseTiming("onRead");
            if (site.trustedProxies() > 0) http.behindProxy();
        });
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

    // A blank field is no day. The converters' type has no way to say that here.
    @SuppressWarnings("NullAway")
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, ServerConfiguration::day);
        registry.addConverter(String.class, Instant.class, ServerConfiguration::instant);
        registry.addConverterFactory(new Words());
    }

    /** In addresses and forms {@code end-sessions} is {@code END_SESSIONS}. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static final class Words implements ConverterFactory<String, Enum> {
        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return word -> (T) Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static @Nullable LocalDate day(String text) {
        return text.isBlank() ? null : sensible(LocalDate.parse(text.strip()));
    }

    private static @Nullable Instant instant(String text) {
        if (text.isBlank()) return null;
        Instant instant = Instant.parse(text.strip());
        sensible(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }

    private static LocalDate sensible(LocalDate day) {
        int year = day.get(ChronoField.YEAR);
        if (year < 1900 || year > 2999) throw new IllegalArgumentException("no day of our time");
        return day;
    }
}
