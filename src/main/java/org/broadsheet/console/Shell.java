package org.broadsheet.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.edition.DigestSettings;
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
 * What stands around every page of the console: who looks, how they like it, and the links that change that. A
 * controller only names its view; {@code look}, {@code times}, {@code viewer}, {@code newsroom} and {@code links} are
 * in every model of a view below {@code web/console/}.
 */
@Configuration(proxyBeanMethods = false)
class Shell implements WebMvcConfigurer, HandlerInterceptor {
    private static final String VIEWS = "web/console/";
    private static final Duration KEPT = Duration.ofDays(365);

    private final DigestSettings settings;
    private final String newsroom;
    private final Clock clock;
    private final boolean secure;

    Shell(
            DigestSettings settings,
            @Value("${broadsheet.newsroom.name:Broadsheet}") String newsroom,
            @Value("${broadsheet.site.url:}") String site,
            Clock clock) {
        this.settings = settings;
        this.newsroom = newsroom;
        this.clock = clock;
        // What the site is called decides; a proxy may not say that it speaks https.
        this.secure = site.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    /** Who is logged in. */
    public record Viewer(String name, boolean admin) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/console", "/console/**", "/error");
    }

    /** A choice in the address is kept; it harms nobody, so it needs neither form nor login. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        for (String name : Look.NAMES) {
            String value = Look.inAddress(request, name);
            if (Look.known(name, value))
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
        Look look = Look.of(request, settings.newsroom());
        model.put("look", look);
        model.put("times", new Times(settings.newsroom().zone(), look.locale(), clock.instant()));
        model.put("newsroom", newsroom);
        model.put("links", links(request));
        Principal who = request.getUserPrincipal();
        if (who != null) model.put("viewer", new Viewer(who.getName(), request.isUserInRole("ADMIN")));
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
