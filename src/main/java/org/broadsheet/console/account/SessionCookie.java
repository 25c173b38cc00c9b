package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * The cookie holds a secret, the program and the database know its hash only: a copy of the database logs nobody in. The
 * id of a session, wherever it is seen, is that hash.
 */
class SessionCookie implements HttpSessionIdResolver, SessionIdGenerator {
    private static final String SECRET = SessionCookie.class.getName() + ".secret";
    /** As long as Spring Session's column; 144 bits. */
    private static final int ID_LENGTH = 36;

    private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
    /** Between making an id and setting its cookie; both happen in the thread of the request. */
    private final ThreadLocal<@Nullable String> made = new ThreadLocal<>();

    SessionCookie(ConsoleCookies console) {
        DefaultCookieSerializer serializer = new DefaultCookieSerializer();
        serializer.setCookieName(console.name("SESSION"));
        serializer.setCookiePath("/");
        serializer.setUseSecureCookie(console.secure());
        serializer.setUseBase64Encoding(false);
        cookies.setCookieSerializer(serializer);
    }

    @Override
    public String generate() {
        String secret = Tokens.secret();
        made.set(secret);
        return id(secret);
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return cookies.resolveSessionIds(request).stream()
                .map(SessionCookie::id)
                .toList();
    }

    /** Called once more when the request ends, so the secret stays with the request. */
    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
        String secret = made.get();
        if (secret != null && id(secret).equals(id)) {
            made.remove();
            request.setAttribute(SECRET, secret);
        }
        if (request.getAttribute(SECRET) instanceof String known && id(known).equals(id))
            cookies.setSessionId(request, response, known);
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }

    private static String id(String secret) {
        return Tokens.hash(secret).substring(0, ID_LENGTH);
    }
}
