package org.broadsheet.console.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.console.server.ServerSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The page that somebody asked for before the login, in a cookie of theirs: a stranger's visit writes nothing into the
 * database. Only whole pages of the console are kept, and only their paths.
 */
@Component
class ReturnPath implements RequestCache {
    private static final String COOKIE = "return-to";
    private static final Duration VALID = Duration.ofMinutes(30);
    private static final int LONGEST = 1000;
    // No "..", "//" or backslash: a path that browsers and servers read alike.
    private static final Pattern OURS = Pattern.compile("/console(?:/[\\w%~.-]+)*/?(?:\\?[!-~&&[^\\\\]]*)?");

    private final ServerSettings site;

    ReturnPath(ServerSettings site) {
        this.site = site;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String accepts = request.getHeader(HttpHeaders.ACCEPT);
        boolean page = request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && accepts != null
                && accepts.contains(MediaType.TEXT_HTML_VALUE);
        if (!page) return;
        String query = request.getQueryString();
        save(response, request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    /** After the next login this path is shown. */
    void save(HttpServletResponse response, String path) {
        if (isOurs(path)) set(response, encoded(path), VALID);
    }

    /** The path to go on with; null: the console's first page. */
    @Nullable
    String path(HttpServletRequest request) {
        return cookie(request)
                .map(ReturnPath::decoded)
                .filter(ReturnPath::isOurs)
                .orElse(null);
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        String path = path(request);
        return path == null ? null : new SimpleSavedRequest(path);
    }

    /** Nothing is replayed: only pages are kept, and the browser asks for them anew. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (cookie(request).isPresent()) set(response, "", Duration.ZERO);
    }

    private Optional<String> cookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, site.cookieName(COOKIE)))
                .map(Cookie::getValue);
    }

    private void set(HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(site.cookieName(COOKIE), value)
                .path("/")
                .httpOnly(true)
                .secure(site.isHttps())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static boolean isOurs(String path) {
        return path.length() <= LONGEST
                && OURS.matcher(path).matches()
                && !path.contains("..")
                && !path.startsWith("/console/login");
    }

    private static String encoded(String path) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
