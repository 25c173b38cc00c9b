package org.broadsheet.feed.read;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** Text for people: no markup, no references, no characters that steer a terminal, a header or the reading direction. */
final class Plain {
    private static final Pattern MARKUP = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)(?:\\s[^<>]*)?/?>|<!--.*?-->");
    private static final Pattern PAIR = Pattern.compile("<([A-Za-z][A-Za-z0-9]*)(?:\\s[^<>]*)?>(.*?)</\\1\\s*>");
    private static final Pattern STEERING = Pattern.compile(
            "[\\p{Cc}&&[^\\t\\n\\r]]|[\\p{Cs}\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]");
    // Some escape their CDATA sections once more.
    private static final Pattern REMNANTS = Pattern.compile("<!\\[CDATA\\[|\\]\\]>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2028\\u2029\\u0085]+");

    private static final int LONGEST = 4000;

    private Plain() {}

    /** One line: what steers is dropped, blanks are single. */
    static String line(String text) {
        return BLANKS.matcher(
                        STEERING.matcher(REMNANTS.matcher(text).replaceAll("")).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** A title that may be HTML, escaped once too often, as titles in feeds are. */
    static String ofHtml(String text) {
        String once = Parser.unescapeEntities(withoutTags(bounded(text)), false);
        return ofText(once);
    }

    /** A title that says it is text, and often is escaped all the same. */
    static String ofText(String given) {
        String text = bounded(given);
        String plain = Parser.unescapeEntities(text, false);
        return line(plain.equals(text) ? unpaired(text) : unpaired(Parser.unescapeEntities(plain, false)));
    }

    // Nobody reads a longer line, but a pattern might for hours.
    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String withoutTags(String text) {
        return MARKUP.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(blank(tag.group(1), tag.group())));
    }

    // Only what HTML knows is markup: "x <y> z" is not.
    private static String blank(@Nullable String name, String whole) {
        if (name == null) return "";
        if (!Tag.isKnownTag(name.toLowerCase(Locale.ROOT))) return whole;
        return Tag.valueOf(name.toLowerCase(Locale.ROOT)).isBlock() || name.equalsIgnoreCase("br") ? " " : "";
    }

    // A lone <b> may be what the story is about; a pair around words is markup that was escaped twice.
    private static String unpaired(String text) {
        Matcher pair = PAIR.matcher(text);
        return pair.find() && Tag.isKnownTag(pair.group(1).toLowerCase(Locale.ROOT)) ? withoutTags(text) : text;
    }
}
