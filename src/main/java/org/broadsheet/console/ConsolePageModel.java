package org.broadsheet.console;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.console.server.ServerSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every page of the console shows, its error pages too: {@code look}, {@code times}, {@code viewer}, {@code newsroom}
 * and {@code links}, as attributes of the request, which templates see. Renders parts of pages, too, for those that are
 * open.
 */
@Component
public class ConsolePageModel extends OncePerRequestFilter {
    private static final Duration KEPT = Duration.ofDays(365);

    private final NewsroomSettings newsroom;
    private final ServerSettings site;
    private final Configuration templates;
    private final Clock clock;

    ConsolePageModel(NewsroomSettings newsroom, ServerSettings site, Configuration templates, Clock clock) {
        this.newsroom = newsroom;
        this.site = site;
        this.templates = templates;
        this.clock = clock;
    }

    public record Viewer(String name, boolean admin) {}

    /** A state as pages show it: a word with a colour and a shape. Templates see it in lower case. */
    public enum StatusBadge {
        COLLECTING,
        HELD,
        READY,
        SENDING,
        /** All were tried; some wait for another try. */
        RETRYING,
        PAUSED,
        STOPPED,
        CANCELLED,
        SENT,
        /** Ended without some of its members. */
        PARTLY,
        GOOD,
        WARN,
        BAD,
        OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return !path.equals("/console") && !path.startsWith("/console/");
    }

    /** Requests that are refused before they come here have an error page, too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // An error page shows what its request has found out already, such as who is logged in.
        if (request.getAttribute("look") == null) {
            keepChoices(request, response);
            PageSettings look = PageSettings.of(request, newsroom);
            frame(look).forEach(request::setAttribute);
            request.setAttribute("newsroom", newsroom.name());
            request.setAttribute("links", links(request));
            Principal who = request.getUserPrincipal();
            if (who != null) request.setAttribute("viewer", new Viewer(who.getName(), request.isUserInRole("ADMIN")));
        }
        chain.doFilter(request, response);
    }

    private Map<String, Object> frame(PageSettings look) {
        return Map.of("look", look, "times", new Times(newsroom.zone(), look.locale(), clock.instant()));
    }

    /** Stores a choice made in the address in a cookie. It is harmless, so it needs neither form nor login. */
    private void keepChoices(HttpServletRequest request, HttpServletResponse response) {
        for (String name : PageSettings.NAMES) {
            String value = PageSettings.inAddress(request, name);
            if (value != null && PageSettings.known(name, value))
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(name, value)
                                .path("/console")
                                .maxAge(KEPT)
                                .sameSite("Lax")
                                .secure(site.isHttps())
                                .build()
                                .toString());
        }
    }

    /**
     * A part of a page, in {@code en} or {@code uk}.
     *
     * @param name as below web/console, without its ending
     */
    public String fragment(String name, String language, Map<String, ?> values) {
        Map<String, Object> model = new HashMap<>(values);
        model.putAll(frame(new PageSettings(language, "auto", newsroom.zone())));
        return render(name + ".ftlh", model);
    }

    /** What a template makes of the model alone. */
    public String render(String file, Map<String, ?> model) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate("web/console/" + file).process(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + file + " cannot be rendered", e);
        }
        return out.toString();
    }

    /** This page in another language or theme; a page that only a form reaches has no address, so: the first page. */
    private static Map<String, String> links(HttpServletRequest request) {
        boolean again =
                request.getMethod().equals("GET") && request.getRequestURI().startsWith("/console");
        String path = again ? request.getRequestURI() : "/console";
        String query = again ? request.getQueryString() : null;
        Map<String, String> links = new LinkedHashMap<>();
        for (String language : new String[] {"en", "uk"}) links.put(language, with(path, query, "language", language));
        for (String theme : new String[] {"auto", "light", "dark"}) links.put(theme, with(path, query, "theme", theme));
        return links;
    }

    private static String with(String path, @Nullable String query, String name, String value) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        if (query != null) link.query(query);
        return link.replaceQueryParam(name, value).build().toUriString();
    }
}
