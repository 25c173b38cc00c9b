package org.broadsheet.feed.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** Text for people: no markup, no references, no characters that steer a terminal, a header or the reading direction. */
public final class Plain {
    private static final Pattern TAG = Pattern.compile("<(/?+)([A-Za-z][A-Za-z0-9-]{0,20}+)(\\s[^<>]*+|/?+)/?+>");
    private static final Pattern STEERING = Pattern.compile(
            "[\\p{Cc}&&[^\\t\\n\\r]]|[\\p{Cs}\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]");
    private static final Pattern REMNANTS = Pattern.compile("<!\\[CDATA\\[|\\]\\]>$|<!--|-->$");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2028\\u2029\\u0085]++");
    private static final Set<String> ALONE = Set.of("br", "wbr", "hr", "img");
    private static final Set<String> CODE = Set.of("script", "style", "template", "iframe");
    private static final int LONGEST = 4000;

    private Plain() {}

    /** One line: what steers is dropped, blanks are single. */
    public static String line(String text) {
        return BLANKS.matcher(
                        STEERING.matcher(REMNANTS.matcher(text).replaceAll("")).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /**
     * A headline, name or label, which may be text or HTML, escaped once too often or not. What looks like a tag is markup
     * where it has an end tag or attributes; else it is a word, as in "A guide to &lt;head&gt; elements".
     */
    public static String title(String given) {
        String text = given.length() > LONGEST ? given.substring(0, LONGEST) : given;
        String once = unescaped(withoutMarkup(Html.joined(text)));
        String twice = unescaped(withoutMarkup(once));
        return line(withoutMarkup(twice));
    }

    private static String unescaped(String text) {
        return Parser.unescapeEntities(Html.joined(text), false);
    }

    private record Mark(String name, int from, int to, boolean end, boolean attributes) {}

    private static String withoutMarkup(String text) {
        if (text.indexOf('<') < 0) return text;
        List<Mark> marks = marks(text);
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.from() < at || !isMarkup(text, marks, i)) continue;
            out.append(text, at, mark.from()).append(gap(mark.name()));
            at = !mark.end() && CODE.contains(mark.name()) ? end(marks, i) : mark.to();
        }
        return out.append(text, at, text.length()).toString();
    }

    private static List<Mark> marks(String text) {
        List<Mark> marks = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find() && marks.size() < 200) {
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            if (!Tag.isKnownTag(name)) continue;
            boolean attributes = tag.group(3).indexOf('=') > 0;
            marks.add(new Mark(name, tag.start(), tag.end(), !tag.group(1).isEmpty(), attributes));
        }
        return marks;
    }

    private static boolean isMarkup(String text, List<Mark> marks, int place) {
        Mark mark = marks.get(place);
        if (mark.attributes() || ALONE.contains(mark.name())) return true;
        // Without its partner it is a word, unless it is glued to one: "<b>Breaking news".
        if (isLetter(text, mark.end() ? mark.from() - 1 : mark.to())) return true;
        return mark.end()
                ? marks.subList(0, place).stream()
                        .anyMatch(other -> !other.end() && other.name().equals(mark.name()))
                : partner(marks, place) != null;
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static @Nullable Mark partner(List<Mark> marks, int place) {
        String name = marks.get(place).name();
        return marks.subList(place + 1, marks.size()).stream()
                .filter(other -> other.end() && other.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static int end(List<Mark> marks, int place) {
        Mark partner = partner(marks, place);
        return partner == null ? marks.get(place).to() : partner.to();
    }

    private static String gap(String name) {
        return name.equals("br") || name.equals("hr") || Tag.valueOf(name).isBlock() ? " " : "";
    }
}
