package org.broadsheet.letter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.mail.Slots;
import org.jspecify.annotations.Nullable;

/**
 * The editor's note, told twice: as HTML of a few plain tags with the letter's own styles, and as text with its links
 * below it. Its HTML is already safe; whatever is not among the few tags is dropped all the same.
 */
final class Note {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)>|<");
    private static final Pattern HREF = Pattern.compile("(?i)\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w+));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");
    private static final Set<String> PLAIN = Set.of("em", "strong", "b", "i");
    private static final Set<String> BLOCK = Set.of("p", "li", "ul", "ol", "div", "blockquote", "h1", "h2", "h3");
    private static final String BREAK = "<br>";

    private final String linkStyle;
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final Set<String> links = new LinkedHashSet<>();

    private Note(String linkStyle) {
        this.linkStyle = linkStyle;
    }

    /** @param linkStyle what stands in the style attribute of links, safe there as it is */
    static Note of(String words, String linkStyle) {
        Note note = new Note(linkStyle);
        note.read(Slots.clean(words).replaceAll("\\s+", " "));
        return note;
    }

    String html() {
        return html.toString()
                .strip()
                .replaceAll("(?:<br>){3,}", BREAK + BREAK)
                .replaceAll("^(?:<br>)+|(?:<br>)+$", "");
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (String line : resolved(text.toString()).split("\n")) lines.add(LetterText.line(line));
        String paragraphs = lines.stream().collect(Collectors.joining("\n"));
        String words = paragraphs.replaceAll("\n{3,}", "\n\n").strip();
        return links.isEmpty() ? words : words + "\n\n" + String.join("\n", links);
    }

    private void read(String words) {
        Matcher tag = TAG.matcher(words);
        int end = 0;
        while (tag.find()) {
            both(words.substring(end, tag.start()));
            if (tag.group(2) == null) both("&lt;");
            else tag(tag.group(2).toLowerCase(Locale.ROOT), !tag.group(1).isEmpty(), tag.group(3));
            end = tag.end();
        }
        both(words.substring(end));
    }

    private void tag(String name, boolean closing, String attributes) {
        if (PLAIN.contains(name)) html.append(closing ? "</" : "<").append(name).append('>');
        if (name.equals("li") && !closing) both("• ");
        if (name.equals("br")) newLine();
        if (BLOCK.contains(name) && closing) paragraph(name);
        if (name.equals("a")) link(closing ? null : href(attributes), closing);
    }

    private void paragraph(String name) {
        newLine();
        if (!name.equals("li")) newLine();
    }

    private void link(@Nullable String href, boolean closing) {
        if (closing) html.append("</a>");
        else if (href == null) html.append("<a>");
        else {
            links.add(href);
            html.append("<a class=\"ac\" href=\"").append(escaped(href));
            html.append("\" style=\"").append(linkStyle).append("\">");
        }
    }

    private static @Nullable String href(String attributes) {
        Matcher href = HREF.matcher(attributes);
        if (!href.find()) return null;
        return LetterText.web(resolved(href.group(1) == null ? href.group(2) : href.group(1)));
    }

    /** With its character references, as sanitised HTML has them, resolved. */
    private static String resolved(String html) {
        return ENTITY.matcher(html).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) return NAMED.getOrDefault(entity.group(3), entity.group());
        boolean decimal = entity.group(1) != null;
        int code = Integer.parseInt(decimal ? entity.group(1) : entity.group(2), decimal ? 10 : 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }

    /** Fit for an attribute in double quotes. */
    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private void newLine() {
        html.append(BREAK);
        text.append('\n');
    }

    private void both(String words) {
        html.append(words.replace(">", "&gt;"));
        text.append(words);
    }
}
