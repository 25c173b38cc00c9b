package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * How the console's cookies are set: where {@code broadsheet.site.url} is https they are Secure and bound to this host by
 * the {@code __Host-} prefix (RFC 6265bis, section 4.1.3.2), whatever a proxy says about the request.
 */
@Component
class ConsoleCookies {
    private final boolean secure;

    ConsoleCookies(@Value("${broadsheet.site.url:}") String site) {
        this.secure = site.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    boolean secure() {
        return secure;
    }

    String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    /** A cookie that ends with the browser, unless it is given an age. */
    ResponseCookie.ResponseCookieBuilder cookie(String plain, String value) {
        return ResponseCookie.from(name(plain), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
    }

    Optional<String> value(HttpServletRequest request, String plain) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(plain))).map(cookie -> cookie.getValue());
    }
}
