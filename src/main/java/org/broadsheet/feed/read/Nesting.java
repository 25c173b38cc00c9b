package org.broadsheet.feed.read;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounds what a parser of HTML is given: its time grows with the square of the depth. */
final class Nesting {
    private static final int DEEPEST = 400;
    private static final int LONGEST = 1_000_000;
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]{0,20})");
    private static final Set<String> FLAT = Set.of(
            "area base br col dd dt embed hr img input keygen li link meta option p param source td th tr track wbr"
                    .split(" "));

    private Nesting() {}

    /** The HTML itself, unless no person wrote it: then its first part, or its mere text. */
    static String bounded(String html) {
        String part = first(html);
        return deep(part) ? first(html.replaceAll("<[^<>]*+>", " ").strip()).replace("<", "&lt;") : part;
    }

    private static String first(String html) {
        return html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    }

    private static boolean deep(String html) {
        int depth = 0;
        Matcher tag = TAG.matcher(html);
        while (tag.find() && depth <= DEEPEST) {
            if (FLAT.contains(tag.group(2).toLowerCase(Locale.ROOT))) continue;
            depth = Math.max(0, depth + (tag.group(1).isEmpty() ? 1 : -1));
        }
        return depth > DEEPEST;
    }
}
