package org.broadsheet.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.broadsheet.member.Messages;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * How an editor likes the console. What the address asks for ({@code ?language=uk}) counts before what a cookie of that
 * name keeps, and that before what the browser prefers.
 *
 * @param language {@code en} or {@code uk}
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param zone of the editor's own clock; the newsroom's while we do not know it
 */
public record PageSettings(String language, String theme, ZoneId zone) {
    static final List<String> NAMES = List.of("language", "theme", "zone");
    private static final List<String> THEMES = List.of("auto", "light", "dark");

    public static PageSettings of(HttpServletRequest request, NewsroomSettings newsroom) {
        return new PageSettings(
                wanted(request, "language")
                        .or(() -> Messages.preferred(request.getHeader("Accept-Language")))
                        .orElseGet(() -> language(newsroom)),
                wanted(request, "theme").orElse("auto"),
                wanted(request, "zone").map(ZoneId::of).orElse(newsroom.zone()));
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Whether this is a valid value of that name; checked for all input. */
    static boolean known(String name, @Nullable String value) {
        if (value == null) return false;
        return switch (name) {
            case "language" -> Messages.LANGUAGES.contains(value);
            case "theme" -> THEMES.contains(value);
            default -> isZone(value);
        };
    }

    private static boolean isZone(String value) {
        try {
            return value.length() < 64 && ZoneId.of(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<String> wanted(HttpServletRequest request, String name) {
        Predicate<String> known = value -> known(name, value);
        Cookie cookie = WebUtils.getCookie(request, name);
        return Optional.ofNullable(inAddress(request, name))
                .filter(known)
                .or(() -> Optional.ofNullable(cookie).map(Cookie::getValue).filter(known));
    }

    /** A form may have a field of that name; and to ask one that was too large to be read is an error again. */
    static @Nullable String inAddress(HttpServletRequest request, String name) {
        boolean asked = request.getMethod().equals("GET") && request.getDispatcherType() != DispatcherType.ERROR;
        return asked ? request.getParameter(name) : null;
    }

    private static String language(NewsroomSettings newsroom) {
        return newsroom.language().startsWith("uk") ? "uk" : "en";
    }
}
