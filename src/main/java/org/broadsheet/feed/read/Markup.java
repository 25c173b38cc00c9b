package org.broadsheet.feed.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What XML looks like from outside, without parsing it. */
final class Markup {
    private static final Pattern FEED =
            Pattern.compile("<\\?xml[\\s?]|<(?:rss|feed|rdf:RDF|RDF|atom:feed)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROOT = Pattern.compile("<([\\p{L}_][\\p{L}\\p{N}_.:-]*)");
    private static final Pattern PROLOGUE = Pattern.compile(
            "\\s+|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>\\[]*(?:\\[.*?\\]\\s*)?>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final int NEAR = 16 * 1024;

    private Markup() {}

    /** Where a feed begins within what precedes it, near the start; -1 for nowhere. */
    static int feed(String text) {
        Matcher feed = FEED.matcher(text).region(0, Math.min(text.length(), NEAR));
        return feed.find() ? feed.start() : -1;
    }

    /** Whether a document can begin here: a prologue or a root that is not HTML of a script's complaint. */
    static boolean begins(String text, int at) {
        String root = root(text, at);
        if (root == null) return false;
        boolean html = root.matches("(?i)html|br|b|p|div|script|font|table|pre|center");
        return !html && rooted(text, at);
    }

    // A declaration behind a comment or behind blanks is common, and harmless once it is dropped.
    private static boolean rooted(String text, int at) {
        return text.startsWith("<?", at)
                || text.startsWith("<!", at)
                || ROOT.matcher(text).region(at, text.length()).lookingAt();
    }

    /** The name of the first element after the prologue; null where none follows. */
    static @Nullable String root(String text, int from) {
        int at = from;
        Matcher prologue = PROLOGUE.matcher(text);
        while (prologue.region(at, text.length()).lookingAt()) at = prologue.end();
        Matcher root = ROOT.matcher(text).region(at, text.length());
        return root.lookingAt() ? root.group(1) : null;
    }

    /** Whether the bracket here opens or closes an element. */
    static boolean opens(String text, int at) {
        int next = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        return next < text.length() && (Character.isLetter(text.charAt(next)) || text.charAt(next) == '_');
    }

    /** The index behind a DOCTYPE, its internal subset included. */
    static int doctypeEnd(String text, int from, int end) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (quote != 0) quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if (c == '[') depth++;
            else if (c == ']') depth--;
            else if (c == '>' && depth <= 0) return i + 1;
        }
        return end;
    }

    /** A character of XML 1.0 that is no surrogate. */
    static boolean legal(char c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && !Character.isSurrogate(c) && c < 0xFFFE);
    }
}
