package org.broadsheet.member.page;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What holds for all pages of members: what a browser and a trace may do with them. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
    private static final String[] PATHS = {
        "/", "/embed", "/subscribe", "/subscribed", "/confirm/**", "/preferences/**", "/unsubscribe/**", "/forgotten"
    };

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Headers()).addPathPatterns(PATHS);
    }

    private static final class Headers implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            // A token in the address must not travel to another site, stay in a shared cache, or be found by a search.
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cache-Control", "no-store");
            if (!request.getRequestURI().equals("/")) response.setHeader("X-Robots-Tag", "noindex");
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
            return true;
        }
    }

    /** Keeps members' keys out of traces: the addresses of their pages hold them, so a trace has the pattern alone. */
    @Component
    static class TracedAddress implements ObservationFilter {
        private static final String ADDRESS = "http.url";

        @Override
        public Observation.Context map(Observation.Context context) {
            if (!(context instanceof ServerRequestObservationContext request)) return context;
            String pattern = request.getPathPattern();
            return context.addHighCardinalityKeyValue(KeyValue.of(ADDRESS, pattern == null ? "UNKNOWN" : pattern));
        }
    }
}
