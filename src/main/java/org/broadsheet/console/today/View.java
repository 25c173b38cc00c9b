package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.member.Format;

/** How an editor looks at the letter. It is part of the address, so it needs neither script nor cookie. */
public record View(Map<String, String> choices) {
    /** The first value of each is the default. */
    private static final Map<String, List<String>> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("tab", List.of("edition", "letter"));
        KNOWN.put("width", List.of("desktop", "phone"));
        KNOWN.put("paper", List.of("light", "dark"));
        KNOWN.put("pictures", List.of("on", "off"));
        KNOWN.put("format", List.of("full", "brief", "text"));
    }

    static View of(HttpServletRequest request) {
        Map<String, String> choices = new LinkedHashMap<>();
        KNOWN.forEach((name, values) -> {
            String asked = request.getParameter(name);
            choices.put(name, asked != null && values.contains(asked) ? asked : values.get(0));
        });
        return new View(choices);
    }

    public String get(String name) {
        return choices.getOrDefault(name, "");
    }

    boolean isDark() {
        return get("paper").equals("dark");
    }

    boolean hasPictures() {
        return get("pictures").equals("on");
    }

    Format shape() {
        return Format.valueOf(get("format").toUpperCase(Locale.ROOT));
    }

    /** As a query; empty where nothing is chosen. */
    public String query() {
        return choices.entrySet().stream()
                .filter(c -> !KNOWN.getOrDefault(c.getKey(), List.of("")).get(0).equals(c.getValue()))
                .map(c -> "&" + c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining());
    }

    /** The same with one thing chosen otherwise. */
    public String with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(choices);
        other.put(name, value);
        return new View(other).query();
    }

    /** Where an editor goes on, looking at the letter as before. */
    static String back(DraftEdition draft, HttpServletRequest request, String anchor) {
        return draft.path() + "?edition=" + draft.key() + of(request).query() + anchor;
    }

    /** Where a form of the page goes, looking at the letter as before. */
    static String action(DraftEdition draft, String what, HttpServletRequest request) {
        return draft.path() + "/" + what + "?edition=" + draft.key()
                + of(request).query();
    }
}
