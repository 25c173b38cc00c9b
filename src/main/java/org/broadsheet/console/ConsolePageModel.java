package org.broadsheet.console;

import freemarker.template.TemplateException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Adds what every page of the console shows to its model: {@code look}, {@code times}, {@code viewer}, {@code newsroom}
 * and {@code links}, for views below {@code web/console/}. Renders parts of pages, too, for those that are open.
 */
@Configuration(proxyBeanMethods = false)
public class ConsolePageModel implements WebMvcConfigurer, HandlerInterceptor {
    private static final String VIEWS = "web/console/";
    private static final Duration KEPT = Duration.ofDays(365);

    private final DigestSettings settings;
    private final String newsroom;
    private final freemarker.template.Configuration templates;
    private final Clock clock;
    private final boolean secure;

    ConsolePageModel(
            DigestSettings settings,
            @Value("${broadsheet.newsroom.name:Broadsheet}") String newsroom,
            @Value("${broadsheet.site.url:}") String site,
            freemarker.template.Configuration templates,
            Clock clock) {
        this.settings = settings;
        this.newsroom = newsroom;
        this.templates = templates;
        this.clock = clock;
        // By the configured address, never by a header of a proxy.
        this.secure = site.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    /** Who is logged in. */
    public record Viewer(String name, boolean admin) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/console", "/console/**", "/error");
    }

    /** Stores a choice made in the address in a cookie. It is harmless, so it needs neither form nor login. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        for (String name : PageSettings.NAMES) {
            String value = PageSettings.inAddress(request, name);
            if (PageSettings.known(name, value))
                response.addHeader(HttpHeaders.SET_COOKIE, cookie(name, String.valueOf(value)));
        }
        return true;
    }

    private String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/console")
                .maxAge(KEPT)
                .sameSite("Lax")
                .secure(secure)
                .build()
                .toString();
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && String.valueOf(page.getViewName()).startsWith(VIEWS)) put(request, page.getModel());
    }

    /** Puts what the frame shows into a model; also for those who make a view past the usual way. */
    void put(HttpServletRequest request, Map<String, Object> model) {
        PageSettings look = PageSettings.of(request, settings.newsroom());
        model.put("look", look);
        model.put("times", new Times(settings.newsroom().zone(), look.locale(), clock.instant()));
        model.put("newsroom", newsroom);
        model.put("links", links(request));
        Principal who = request.getUserPrincipal();
        if (who != null) model.put("viewer", new Viewer(who.getName(), request.isUserInRole("ADMIN")));
    }

    /**
     * A part of a page, in {@code en} or {@code uk}.
     *
     * @param name as below web/console, without its ending
     */
    public String fragment(String name, String language, Map<String, ?> values) {
        ZoneId zone = settings.newsroom().zone();
        PageSettings look = new PageSettings(language, "auto", zone);
        Map<String, Object> model = new HashMap<>(values);
        model.put("look", look);
        model.put("times", new Times(zone, look.locale(), clock.instant()));
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate("web/console/" + name + ".ftlh").process(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + name + " cannot be rendered", e);
        }
        return out.toString();
    }

    /** {@code en} or {@code uk}. */
    public String language(HttpServletRequest request) {
        return PageSettings.of(request, settings.newsroom()).language();
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
