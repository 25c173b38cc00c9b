package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a mail apart into its leaves, however broken it is: a lost boundary leaves text, a lost end is an end. Depth and
 * number of parts are bounded, nothing is unpacked, and the letter inside a report is not entered.
 */
final class MimeReader {
    static final int DEEPEST = 10;
    static final int MOST_PARTS = 200;

    // Where the boundary got lost on the way: a line that can only be one, as a part's header follows it.
    private static final Pattern GUESS = Pattern.compile("(?i)(\\n--\\S{6,72})[ \\t]*\\ncontent-");

    private final List<Part> leaves = new ArrayList<>();

    /** The leaves in their order; the first element of the mail's header is that of the mail itself. */
    static List<Part> of(Part mail) {
        MimeReader dissection = new MimeReader();
        dissection.enter(mail, 0);
        return List.copyOf(dissection.leaves);
    }

    static Part part(String text) {
        String sound = text.startsWith("From ") ? text.substring(text.indexOf('\n') + 1) : text;
        sound = sound.replaceFirst("\\A\n+", "");
        int blank = sound.startsWith("\n") ? 0 : sound.indexOf("\n\n");
        if (blank < 0) return new Part(Fields.of(sound), "");
        return new Part(Fields.of(sound.substring(0, blank)), sound.substring(blank + 2));
    }

    private void enter(Part part, int depth) {
        if (leaves.size() >= MOST_PARTS) return;
        List<String> inner = depth < DEEPEST ? split(part) : List.of();
        if (inner.isEmpty()) leaves.add(part);
        else inner.forEach(text -> enter(inner(text), depth + 1));
    }

    // A part may begin with its blank line: it has no header then.
    private static Part inner(String text) {
        return text.startsWith("\n") ? new Part(Fields.of(""), text.substring(1)) : part(text);
    }

    private static List<String> split(Part part) {
        if (!part.type().startsWith("multipart/")) return List.of();
        String body = "\n" + part.body();
        String boundary = part.boundary();
        if (!boundary.isEmpty() && body.contains("\n--" + boundary)) return split(body, "\n--" + boundary);
        Matcher guess = GUESS.matcher(body);
        return guess.find() ? split(body, guess.group(1)) : List.of();
    }

    private static List<String> split(String body, String delimiter) {
        List<String> parts = new ArrayList<>();
        int start = delimiterFrom(body, delimiter, 0);
        while (start >= 0 && parts.size() < MOST_PARTS) {
            int from = lineEnd(body, start + 1);
            if (from < 0 || body.startsWith("--", start + delimiter.length())) break;
            start = delimiterFrom(body, delimiter, from - 1);
            parts.add(body.substring(from, start < 0 ? body.length() : Math.max(from, start)));
        }
        return parts;
    }

    private static int delimiterFrom(String body, String delimiter, int from) {
        int at = body.indexOf(delimiter, from);
        while (at >= 0 && !endsLine(body, at + delimiter.length())) at = body.indexOf(delimiter, at + 1);
        return at;
    }

    // One boundary may begin with another's name: only blanks or the closing dashes may follow on its line.
    private static boolean endsLine(String body, int at) {
        int end = body.indexOf('\n', at);
        String rest = body.substring(at, end < 0 ? body.length() : end);
        return rest.isBlank() || rest.stripTrailing().equals("--");
    }

    private static int lineEnd(String body, int from) {
        int end = body.indexOf('\n', from);
        return end < 0 ? -1 : end + 1;
    }
}
