package org.broadsheet.feed.read;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** References: XML's and HTML's, and those of a DTD that stand for a few plain characters. All others are text. */
final class Entities {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z_][\\w.-]{0,40}));");
    private static final Pattern DECLARATION = Pattern.compile(
            "<!ENTITY\\s+(%\\s+)?([^\\s\"'>]+)\\s+(?:(SYSTEM|PUBLIC)\\b([^>]*)|\"([^\"]*)\"|'([^']*)')");
    private static final Set<String> XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int LONGEST = 64;

    private final Map<String, String> own = new HashMap<>();

    /** Takes the harmless entities of a DTD; throws on those that fetch a file or nest. */
    void declare(String doctype, int line) throws Unreadable {
        Matcher declaration = DECLARATION.matcher(doctype);
        while (declaration.find()) declare(declaration, line);
        if (doctype.contains("<!ENTITY")
                && own.isEmpty()
                && !declaration.reset().find())
            throw new Unreadable("its DTD (line " + line + ") declares entities, which is refused");
    }

    private void declare(Matcher declaration, int line) throws Unreadable {
        String name = declaration.group(2);
        if (declaration.group(3) != null) {
            if (htmlLetters(declaration)) return;
            throw new Unreadable("its DTD (line " + line + ") declares the external entity \"" + name
                    + "\", which is never fetched: refused");
        }
        String value = declaration.group(5) == null ? declaration.group(6) : declaration.group(5);
        if (declaration.group(1) != null || !plain(value))
            throw new Unreadable("its DTD (line " + line + ") declares the entity \"" + name
                    + "\", which is more than a few plain characters: refused");
        own.putIfAbsent(name, resolved(value));
    }

    // The specification of RSS 1.0 itself recommends naming W3C's lists of letters; we know them without fetching.
    private static boolean htmlLetters(Matcher declaration) {
        return declaration.group(1) != null && declaration.group(4).contains("-//W3C//ENTITIES ");
    }

    private static boolean plain(String value) {
        String rest = REFERENCE.matcher(value).replaceAll(r -> r.group(3) == null ? "x" : "&");
        return rest.length() <= LONGEST && rest.chars().noneMatch(c -> c == '&' || c == '%' || c == '<');
    }

    private static String resolved(String value) {
        return REFERENCE.matcher(value).replaceAll(r -> Matcher.quoteReplacement(numbered(r.group(1), r.group(2))));
    }

    /** Writes what the ampersand at this place means and returns the index behind it. */
    int mend(String in, int at, StringBuilder out) {
        Matcher reference = REFERENCE.matcher(in).region(at, Math.min(in.length(), at + 50));
        if (!reference.lookingAt()) {
            out.append("&amp;");
            return at + 1;
        }
        String name = reference.group(3);
        if (name == null) escape(numbered(reference.group(1), reference.group(2)), out);
        else named(name, reference.group(), out);
        return reference.end();
    }

    /** Writes an attribute's value so that it can stand between double quotes. */
    void attribute(String value, StringBuilder out) {
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (c == '&') {
                at = mend(value, at, out);
                continue;
            }
            if (Markup.legal(c) || Character.isSurrogate(c)) escape(String.valueOf(c), out);
            at++;
        }
    }

    private void named(String name, String reference, StringBuilder out) {
        String text = text(name);
        if (XML.contains(name)) out.append(reference);
        else if (text == null) out.append("&amp;").append(reference, 1, reference.length());
        else escape(text, out);
    }

    private @Nullable String text(String name) {
        String html = org.jsoup.nodes.Entities.getByName(name);
        String mine = own.get(name);
        return mine != null ? mine : html.isEmpty() ? null : html;
    }

    private static String numbered(@Nullable String decimal, @Nullable String hexadecimal) {
        int point = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(String.valueOf(hexadecimal), 16);
        // Numbers of windows-1252 where Unicode has control characters: browsers read them so, too.
        if (point >= 0x80 && point < 0xA0) return new String(new byte[] {(byte) point}, WINDOWS_1252);
        boolean legal = point > 0xFFFF ? point <= Character.MAX_CODE_POINT : Markup.legal((char) point);
        return legal ? Character.toString(point) : "";
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(text.charAt(i));
            }
        }
    }
}
