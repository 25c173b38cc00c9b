package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What holds for all pages of members: what a browser may do with them, and what a dead link shows. */
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

    /** A page instead of an error for links that are nobody's. */
    @ControllerAdvice(basePackageClasses = Pages.class)
    static class DeadLinks {
        private final Frame frame;

        DeadLinks(Frame frame) {
            this.frame = frame;
        }

        @ExceptionHandler
        @Nullable
        String dead(UnknownLink link, Model model, HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(link.moved() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
            return frame.page(link.moved() ? "moved" : "unknown", model, frame.language(request, null));
        }
    }
}
