package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page for whoever follows a link into the void, or meets a fault of ours, with a browser. Programs get a problem in
 * JSON; the console has pages of its own.
 */
@Component
class Nowhere implements HandlerExceptionResolver, ErrorViewResolver, Ordered {
    private static final String[] OTHERS = {"/console", "/api", "/actuator"};

    private final Frame frame;

    Nowhere(Frame frame) {
        this.frame = frame;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    /** What Spring MVC itself refuses: an address nobody serves, a form opened as a page. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        boolean page = fault instanceof ErrorResponse && wantsPage(request) && isOurs(request.getRequestURI());
        if (!page || response.isCommitted()) return null;
        ErrorResponse refusal = (ErrorResponse) fault;
        refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        return page(request, refusal.getStatusCode());
    }

    /** What became of a request elsewhere: the firewall's refusals, our own faults. Asked for browsers only. */
    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return isOurs(String.valueOf(model.get("path"))) ? page(request, status) : null;
    }

    private ModelAndView page(HttpServletRequest request, HttpStatusCode status) {
        ModelAndView page = new ModelAndView();
        String view = status.is5xxServerError() ? "broken" : "nowhere";
        page.setViewName(frame.page(view, page.getModelMap(), frame.language(request, null)));
        page.setStatus(status);
        return page;
    }

    static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean isOurs(String path) {
        return Stream.of(OTHERS).noneMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }
}
