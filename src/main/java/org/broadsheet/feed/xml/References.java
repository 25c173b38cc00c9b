package org.broadsheet.feed.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Character and entity references, made such that a parser of XML or HTML reads them: known names and numbers stay, two
 * numbered surrogates become their character (XML 1.0, section 4.1, forbids them), entities that a DTD declares as plain
 * characters are resolved, and every other ampersand is text.
 */
final class References {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z_][\\w.-]{0,40}));");
    private static final Pattern DECLARATION = Pattern.compile(
            "<!ENTITY\\s++(%\\s++)?([^\\s\"'>]++)\\s++(?:(SYSTEM|PUBLIC)\\b([^>]*+)|\"([^\"]*+)\"|'([^']*+)')");
    private static final int LONGEST_ENTITY = 64;
    private static final int LONGEST = 44;

    private final Map<String, String> own = new HashMap<>();

    /** Takes the harmless entities of a DTD, which begins at that line; throws on those that name a file or nest. */
    void declare(String doctype, IntSupplier line) throws Unreadable {
        Matcher declaration = DECLARATION.matcher(doctype);
        boolean any = false;
        for (; declaration.find(); any = true) declare(declaration, line);
        if (!any && doctype.contains("<!ENTITY"))
            throw new Unreadable("its DTD (line " + line.getAsInt() + ") declares entities, which is refused");
    }

    private void declare(Matcher declaration, IntSupplier line) throws Unreadable {
        String name = declaration.group(2);
        if (declaration.group(3) != null) {
            if (isHtmlCharacters(declaration)) return;
            throw new Unreadable("its DTD (line " + line.getAsInt() + ") declares the external entity \"" + name
                    + "\", which is never fetched: refused");
        }
        String value = declaration.group(5) == null ? declaration.group(6) : declaration.group(5);
        if (declaration.group(1) != null || !isPlain(value))
            throw new Unreadable("its DTD (line " + line.getAsInt() + ") declares the entity \"" + name
                    + "\", which is more than a few plain characters: refused");
        own.putIfAbsent(name, value);
    }

    // The specification of RSS 1.0 recommends naming W3C's lists of characters, which are HTML's names.
    private static boolean isHtmlCharacters(Matcher declaration) {
        return declaration.group(1) != null && declaration.group(4).contains("-//W3C//ENTITIES ");
    }

    private static boolean isPlain(String value) {
        String rest = REFERENCE.matcher(value).replaceAll(r -> r.group(3) == null ? "x" : "&");
        return rest.length() <= LONGEST_ENTITY && rest.chars().noneMatch(c -> c == '&' || c == '%' || c == '<');
    }

    /** Writes what the ampersand at this index means; returns the index behind it. */
    int mend(String in, int at, StringBuilder out) {
        Matcher reference = REFERENCE.matcher(in).region(at, Math.min(in.length(), at + LONGEST));
        if (!reference.lookingAt()) {
            out.append("&amp;");
            return at + 1;
        }
        String name = reference.group(3);
        if (name == null) return number(in, reference, out);
        String mine = own.get(name);
        if (mine != null) out.append(mine);
        else if (Entities.isNamedEntity(name) || name.equals("apos")) out.append(reference.group());
        else out.append("&amp;").append(reference.group(), 1, reference.group().length());
        return reference.end();
    }

    private static int number(String in, Matcher reference, StringBuilder out) {
        int point = point(reference);
        int end = reference.end();
        if (isHigh(point)) {
            Matcher next = REFERENCE.matcher(in).region(end, Math.min(in.length(), end + LONGEST));
            int low = next.lookingAt() ? point(next) : -1;
            if (!isLow(low)) return end;
            out.appendCodePoint(Character.toCodePoint((char) point, (char) low));
            return next.end();
        }
        if (isCharacter(point)) out.append(reference.group());
        return end;
    }

    private static int point(Matcher reference) {
        return reference.group(3) == null ? point(reference.group(1), reference.group(2)) : -1;
    }

    private static int point(@Nullable String decimal, @Nullable String hexadecimal) {
        return decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(String.valueOf(hexadecimal), 16);
    }

    private static boolean isHigh(int point) {
        return point >= Character.MIN_HIGH_SURROGATE && point <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int point) {
        return point >= Character.MIN_LOW_SURROGATE && point <= Character.MAX_LOW_SURROGATE;
    }

    /** A character of XML 1.0, section 2.2, or one of windows-1252's numbers that HTML reads as such. */
    static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point <= 0xFFFD)
                || (point > 0xFFFF && point <= Character.MAX_CODE_POINT);
    }
}
