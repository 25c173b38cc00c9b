package org.broadsheet.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.newsroom.UnknownDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page with the right status instead of an error, for whatever goes wrong below {@code /console}: what happened, that
 * nothing is lost, and what to do. An exception says its status by {@link ResponseStatus} or by being an {@link
 * ErrorResponse}; all others are ours: 500, logged, and never shown.
 */
@Component
class ConsoleErrorPages implements HandlerExceptionResolver, ErrorViewResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ConsoleErrorPages.class);
    private static final String VIEW = "web/console/error";

    private final ConsolePageModel pages;

    ConsoleErrorPages(ConsolePageModel pages) {
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        // Spring Security handles these itself: it redirects to the login.
        boolean others = fault instanceof AccessDeniedException || fault instanceof AuthenticationException;
        if (others || !isConsole(request.getRequestURI()) || response.isCommitted()) return null;
        HttpStatusCode status = status(fault);
        if (status.is5xxServerError())
            log.error("console failed method={} path={}", request.getMethod(), request.getRequestURI(), fault);
        ModelAndView page = page(request, status.value());
        page.setStatus(status);
        return page;
    }

    /** The same for what never reached a controller: a form without its token, an address nobody serves. */
    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return isConsole(String.valueOf(model.get("path"))) ? page(request, status.value()) : null;
    }

    private ModelAndView page(HttpServletRequest request, int status) {
        Map<String, Object> model = new HashMap<>();
        model.put("status", status);
        pages.put(request, model);
        return new ModelAndView(VIEW, model);
    }

    private static HttpStatusCode status(Exception fault) {
        if (fault instanceof ErrorResponse known) return known.getStatusCode();
        if (fault instanceof UnknownDigest) return HttpStatus.NOT_FOUND;
        if (fault instanceof TypeMismatchException) return HttpStatus.BAD_REQUEST;
        if (fault instanceof MaxUploadSizeExceededException) return HttpStatus.CONTENT_TOO_LARGE;
        if (fault instanceof MultipartException) return HttpStatus.BAD_REQUEST;
        ResponseStatus said = AnnotatedElementUtils.findMergedAnnotation(fault.getClass(), ResponseStatus.class);
        return said == null ? HttpStatus.INTERNAL_SERVER_ERROR : said.code();
    }

    private static boolean isConsole(String path) {
        return path.equals("/console") || path.startsWith("/console/");
    }
}
