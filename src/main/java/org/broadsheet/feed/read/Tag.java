package org.broadsheet.feed.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A start or end tag as it is written, mended when written again: attributes once each, and quoted. */
final class Tag {
    private final String in;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final boolean closing;
    private final String name;
    private boolean empty;
    private boolean open = true;
    private int at;
    private int lines;

    private Tag(String in, int from) {
        this.in = in;
        this.closing = in.charAt(from + 1) == '/';
        this.at = from + (closing ? 2 : 1);
        this.name = word(in.length(), false);
    }

    static Tag at(String in, int from, int end) {
        Tag tag = new Tag(in, from);
        while (tag.open && tag.at < end) tag.step(end);
        return tag;
    }

    String name() {
        return name;
    }

    boolean closing() {
        return closing;
    }

    /** The index behind the tag. */
    int end() {
        return at;
    }

    Set<String> declared() {
        Set<String> prefixes = new LinkedHashSet<>();
        attributes.keySet().stream().filter(a -> a.startsWith("xmlns:")).forEach(a -> prefixes.add(a.substring(6)));
        return prefixes;
    }

    Set<String> prefixes() {
        Set<String> prefixes = new LinkedHashSet<>();
        prefix(name, prefixes);
        attributes.keySet().forEach(attribute -> prefix(attribute, prefixes));
        return prefixes;
    }

    private static void prefix(String name, Set<String> prefixes) {
        int colon = name.indexOf(':');
        if (colon > 0) prefixes.add(name.substring(0, colon));
    }

    void write(StringBuilder out, Entities entities) {
        out.append(closing ? "</" : "<").append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            entities.attribute(value, out);
            out.append('"');
        });
        out.append("\n".repeat(lines)).append(open ? "" : empty ? "/>" : ">");
    }

    private void step(int end) {
        char c = in.charAt(at);
        if (c == '>') close(false, 1);
        else if (c == '/' && at + 1 < end && in.charAt(at + 1) == '>') close(true, 2);
        else if (nameStart(c)) attribute(end);
        else skip(c);
    }

    private void skip(char c) {
        if (c == '\n') lines++;
        at++;
    }

    private void close(boolean isEmpty, int length) {
        empty = isEmpty;
        open = false;
        at += length;
    }

    private void attribute(int end) {
        String attribute = word(end, false);
        blanks(end);
        if (at >= end || in.charAt(at) != '=') {
            attributes.putIfAbsent(attribute, attribute);
            return;
        }
        at++;
        blanks(end);
        attributes.putIfAbsent(attribute, value(end));
    }

    private String value(int end) {
        char quote = at < end ? in.charAt(at) : ' ';
        if (quote != '"' && quote != '\'') return word(end, true);
        int close = in.indexOf(quote, at + 1);
        int stop = close < 0 || close > end ? end : close;
        String value = in.substring(Math.min(at + 1, stop), stop);
        at = Math.min(stop + 1, end);
        return value;
    }

    private String word(int end, boolean unquoted) {
        int from = at;
        while (at < end && (unquoted ? !blank(in.charAt(at)) && in.charAt(at) != '>' : namePart(in.charAt(at)))) at++;
        return in.substring(from, at);
    }

    private void blanks(int end) {
        while (at < end && blank(in.charAt(at))) skip(in.charAt(at));
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private static boolean nameStart(char c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    private static boolean namePart(char c) {
        return nameStart(c) || Character.isDigit(c) || c == '-' || c == '.';
    }
}
