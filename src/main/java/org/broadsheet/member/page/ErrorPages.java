package org.broadsheet.member.page;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that a browser gets for an error, the console's below {@code /console} and the members' elsewhere: what happened,
 * and what to do. Programs get a problem in JSON (RFC 9457) by Spring. An exception says its status by {@link
 * ResponseStatus} or by being an {@link ErrorResponse}; all others are faults of ours: the container logs them, and asks
 * for the page of a 500.
 */
@Component
class ErrorPages implements HandlerExceptionResolver, ErrorViewResolver, Ordered {
    private final PageModel pages;

    ErrorPages(PageModel pages) {
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        String path = request.getRequestURI();
        HttpStatusCode status = status(fault);
        boolean page = isBelow("/console", path)
                || wantsPage(request)
                || fault instanceof UnknownLink
                || fault instanceof MultipartException;
        if (status == null || !page || isProgram(path) || response.isCommitted()) return null;
        if (fault instanceof ErrorResponse refusal)
            refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (fault instanceof UnknownLink link) return members(request, status, link.moved() ? "moved" : "unknown");
        return page(request, status, path);
    }

    /** What became of a request elsewhere: refusals of the firewall and of the login, our own faults. For browsers only. */
    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String path = String.valueOf(model.get("path"));
        return isProgram(path) ? null : page(request, status, path);
    }

    private ModelAndView page(HttpServletRequest request, HttpStatusCode status, String path) {
        if (isBelow("/console", path))
            return new ModelAndView("web/console/error", Map.of("status", status.value()), status);
        return members(request, status, status.is5xxServerError() ? "broken" : "nowhere");
    }

    private ModelAndView members(HttpServletRequest request, HttpStatusCode status, String kind) {
        ModelAndView page = new ModelAndView();
        page.setViewName(pages.message(kind, page.getModelMap(), pages.language(request, null)));
        page.setStatus(status);
        return page;
    }

    /** Null where it is a fault of ours, or Spring Security's to answer. */
    private static @Nullable HttpStatusCode status(Exception fault) {
        if (fault instanceof ErrorResponse known) return known.getStatusCode();
        if (fault instanceof TypeMismatchException wrong)
            return isWord(wrong) ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
        if (fault instanceof MultipartException) return HttpStatus.BAD_REQUEST;
        if (fault instanceof UnknownLink link) return link.moved() ? HttpStatus.GONE : HttpStatus.NOT_FOUND;
        ResponseStatus said = AnnotatedElementUtils.findMergedAnnotation(fault.getClass(), ResponseStatus.class);
        return said == null ? null : said.code();
    }

    /** Words choose among pages and acts; an unknown one names nothing. */
    private static boolean isWord(TypeMismatchException wrong) {
        return wrong.getRequiredType() != null && wrong.getRequiredType().isEnum();
    }

    static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean isProgram(String path) {
        return isBelow("/api", path) || isBelow("/actuator", path);
    }

    private static boolean isBelow(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** A link that is nobody's: cut off on its way, or its member is erased; or one of a member who has moved since. */
    static class UnknownLink extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final boolean moved;

        UnknownLink() {
            this(false);
        }

        private UnknownLink(boolean moved) {
            super("a link that opens nothing", null, false, false);
            this.moved = moved;
        }

        /** The letter went to an address that the member has left: its link only unsubscribes. */
        static UnknownLink ofMoved() {
            return new UnknownLink(true);
        }

        boolean moved() {
            return moved;
        }
    }

    /** The same page as {@link ErrorPages} for an address that Tomcat refuses before anything of ours sees it: {@code /%00}. */
    @Component
    static class EarlyRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {
        private static final int MOST_LANGUAGES = 10_000;

        private final ObjectProvider<PageModel> pages;
        private final ObjectProvider<Configuration> templates;

        EarlyRefusals(ObjectProvider<PageModel> pages, ObjectProvider<Configuration> templates) {
            this.pages = pages;
            this.templates = templates;
        }

        /** After Boot's own report, which so stands outside ours and has only what ours leaves. */
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void customize(ConfigurableTomcatWebServerFactory factory) {
            // More languages than Tomcat's ten are 500; the length of the header is bounded anyway.
            factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LANGUAGES));
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof Host host) host.getPipeline().addValve(new Page());
            });
        }

        private final class Page extends ErrorReportValve {
            @Override
            protected void report(Request request, Response response, @Nullable Throwable fault) {
                boolean refused = response.getStatus() >= 400 && response.getStatus() < 500;
                if (!refused || response.getContentWritten() > 0 || !wantsPage(request)) return;
                if (!response.setErrorReported()) return;
                response.setContentType("text/html;charset=UTF-8");
                try (Writer page = response.getReporter()) {
                    if (page != null) write(request, page);
                } catch (IOException | TemplateException e) {
                    // Whoever asked for such an address has gone, or gets an empty answer with its status.
                    container.getLogger().debug("page of a refusal not written", e);
                }
            }

            private void write(Request request, Writer page) throws IOException, TemplateException {
                Map<String, Object> model = new HashMap<>();
                PageModel around = pages.getObject();
                String view = around.message("nowhere", model, around.language(request, null));
                templates.getObject().getTemplate(view + ".ftlh").process(model, page);
            }
        }
    }
}
