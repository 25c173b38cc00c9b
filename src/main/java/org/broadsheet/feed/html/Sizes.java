package org.broadsheet.feed.html;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The size at which HTML shows a picture, from its attributes and its inline style; units other than pixels by their usual size. */
public final class Sizes {
    private static final Pattern HIDDEN = Pattern.compile(
            "(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\\.0{1,9})?(?:;|$|!)|(?:left|top|right|bottom|text-indent):-\\d{3,9})");
    private static final Pattern LENGTH =
            Pattern.compile("(\\d{1,5})(?:\\.\\d{1,9})?(px|em|rem|ex|pt)?(?:!important)?");
    private static final int LONGEST = 1000;

    private Sizes() {}

    /** Whether its style or an attribute keeps the element out of sight. */
    static boolean isHidden(Element element) {
        return element.hasAttr("hidden") || HIDDEN.matcher(style(element)).find();
    }

    /** Pixels by style or attribute, {@code width} or {@code height}; 0 where none is said; 1 for a declared zero. */
    static int of(Element element, String name) {
        for (String part : style(element).split(";")) {
            String property = part.startsWith("max-") ? part.substring(4) : part;
            if (property.startsWith(name + ":")) {
                OptionalInt size = length(property.substring(name.length() + 1));
                if (size.isPresent()) return Math.max(1, size.getAsInt());
            }
        }
        String attribute = element.attr(name).strip();
        return attribute.matches("0{1,9}(?:px)?") ? 1 : pixels(attribute);
    }

    /** A number, with or without "px"; 0 for anything else. */
    public static int pixels(String text) {
        String plain = text.strip();
        String digits = plain.endsWith("px") ? plain.substring(0, plain.length() - 2) : plain;
        Matcher length = LENGTH.matcher(digits);
        return length.matches() && length.group(2) == null ? Integer.parseInt(length.group(1)) : 0;
    }

    private static OptionalInt length(String text) {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) return OptionalInt.empty();
        int number = Integer.parseInt(length.group(1));
        String unit = length.group(2);
        return OptionalInt.of(unit == null || unit.equals("px") ? number : number * 16);
    }

    private static String style(Element element) {
        String style = element.attr("style");
        String bounded = style.length() > LONGEST ? style.substring(0, LONGEST) : style;
        return bounded.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }
}
