package org.broadsheet.member.page;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.io.Writer;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that a browser gets for an address that is not served, or for an error of ours. Programs get a problem in JSON;
 * the console has pages of its own.
 */
@Component
class ErrorPages implements HandlerExceptionResolver, ErrorViewResolver, Ordered {
    private static final String[] OTHERS = {"/console", "/api", "/actuator"};

    private final PageModel pages;

    ErrorPages(PageModel pages) {
        this.pages = pages;
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
        page.setViewName(pages.page(view, page.getModelMap(), pages.language(request, null)));
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

    /** A page instead of an error for links that are nobody's. */
    @ControllerAdvice(basePackageClasses = Pages.class)
    static class DeadLinks {
        private final PageModel pages;

        DeadLinks(PageModel pages) {
            this.pages = pages;
        }

        @ExceptionHandler
        @Nullable
        String dead(UnknownLink link, Model model, HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(link.moved() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
            return pages.page(link.moved() ? "moved" : "unknown", model, pages.language(request, null));
        }
    }

    /** A multipart body that is cut off or has no boundary is its sender's fault; it fails before any controller is known. */
    @ControllerAdvice
    static class BrokenForms {
        @ExceptionHandler
        ResponseEntity<Void> broken(MultipartException fault) {
            boolean large = fault instanceof MaxUploadSizeExceededException;
            return ResponseEntity.status(large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST)
                    .build();
        }
    }

    /** The same page as {@link ErrorPages} for an address that Tomcat refuses before anything of ours sees it: {@code /%00}. */
    @Component
    static class EarlyRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {
        private static final int MOST_LOCALES = 10_000;

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
            // Beyond ten languages in Accept-Language Tomcat fails wherever the locale is asked for; 8 KB of header
            // hold 4,000.
            factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LOCALES));
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
                ExtendedModelMap model = new ExtendedModelMap();
                PageModel around = pages.getObject();
                String view = around.page("nowhere", (Model) model, around.language(request, null));
                templates.getObject().getTemplate(view + ".ftlh").process(model, page);
            }
        }
    }
}
