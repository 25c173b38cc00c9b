package org.broadsheet.feed.read;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes well-formed what people publish as XML: bare ampersands and angle brackets, HTML's entities, control
 * characters, undeclared prefixes, doubled or unquoted attributes, junk before and after the root. What is left wrong
 * is the parser's to report, so every line keeps its number. A DTD is never fetched nor obeyed.
 */
final class XmlMender {
    private final String in;
    private final StringBuilder out;
    private final Entities entities = new Entities();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> declared = new HashSet<>();
    private @Nullable String root;
    private int rootName;
    private int at;

    private XmlMender(String in) {
        this.in = in;
        this.out = new StringBuilder(in.length() + 512);
    }

    /** The mended text; throws where a DTD declares entities that are not plain text. */
    static Mended mend(String text) throws Unreadable {
        return new XmlMender(text).run();
    }

    /**
     * A text to parse.
     *
     * @param root the first element's name; null where there is none
     * @param cutOff the root is never closed
     */
    record Mended(String text, @Nullable String root, boolean cutOff) {}

    private Mended run() throws Unreadable {
        at = start();
        keepLines(0, at);
        int end = end();
        while (at < end) step(end);
        declare();
        boolean cut = root != null && lastClose() < 0 && !in.stripTrailing().endsWith("/>");
        return new Mended(out.toString(), root, cut);
    }

    private int start() {
        int first = in.indexOf('<');
        if (first < 0) return in.length();
        if (in.substring(0, first).isBlank() && Markup.begins(in, first)) return first;
        int feed = Markup.feed(in);
        return feed < 0 ? first : feed;
    }

    // What a server's script or an advertiser adds after the root is not the feed.
    private int end() {
        String name = Markup.root(in, at);
        int close = name == null ? -1 : in.lastIndexOf("</" + name);
        int bracket = close < 0 ? -1 : in.indexOf('>', close);
        return bracket < 0 ? in.length() : bracket + 1;
    }

    private int lastClose() {
        return in.lastIndexOf("</" + root);
    }

    private void step(int end) throws Unreadable {
        char c = in.charAt(at);
        if (c == '&') at = entities.mend(in, at, out);
        else if (c == '<') markup(end);
        else character(c);
    }

    private void markup(int end) throws Unreadable {
        if (in.startsWith("<!--", at)) drop("-->", end);
        else if (in.startsWith("<![CDATA[", at)) characters(end);
        else if (in.startsWith("<?", at)) drop("?>", end);
        else if (in.regionMatches(true, at, "<!DOCTYPE", 0, 9)) doctype(end);
        else if (Markup.opens(in, at)) tag(end);
        else escape();
    }

    private void escape() {
        out.append("&lt;");
        at++;
    }

    private void drop(String close, int end) {
        int stop = in.indexOf(close, at);
        if (stop < 0) {
            out.append(in, at, end);
            at = end;
            return;
        }
        keepLines(at, stop);
        at = stop + close.length();
    }

    private void characters(int end) {
        int close = in.indexOf("]]>", at);
        int stop = close < 0 ? end : close + 3;
        while (at < stop) character(in.charAt(at));
    }

    private void doctype(int end) throws Unreadable {
        int stop = Markup.doctypeEnd(in, at, end);
        entities.declare(in.substring(at, stop), line());
        keepLines(at, stop);
        at = stop;
    }

    private int line() {
        return 1 + (int) in.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private void tag(int end) {
        Tag tag = Tag.at(in, at, end);
        if (root == null && !tag.closing()) {
            root = tag.name();
            rootName = out.length() + 1 + tag.name().length();
            declared.addAll(tag.declared());
        }
        used.addAll(tag.prefixes());
        tag.write(out, entities);
        at = tag.end();
    }

    private void declare() {
        StringBuilder missing = new StringBuilder();
        used.stream()
                .filter(prefix -> !declared.contains(prefix)
                        && !prefix.toLowerCase(Locale.ROOT).startsWith("xml"))
                .forEach(prefix -> missing.append(" xmlns:")
                        .append(prefix)
                        .append("=\"")
                        .append(Vocabulary.guess(prefix))
                        .append('"'));
        if (root != null) out.insert(rootName, missing);
    }

    private void character(char c) {
        if (Character.isHighSurrogate(c) && at + 1 < in.length() && Character.isLowSurrogate(in.charAt(at + 1))) {
            out.append(c).append(in.charAt(at + 1));
            at += 2;
            return;
        }
        if (Markup.legal(c)) out.append(c);
        at++;
    }

    private void keepLines(int from, int to) {
        for (int i = from; i < to; i++) if (in.charAt(i) == '\n') out.append('\n');
    }
}
