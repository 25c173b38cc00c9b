package org.broadsheet.letter;

import java.util.ArrayList;
import java.util.List;

/** The measure of the text part: 72 columns, in which links stay whole. */
final class TextColumn {
    static final int WIDTH = 72;

    private TextColumn() {}

    /** The words in lines of at most 72 columns; a word longer than that, such as a link, has a line of its own. */
    static String wrap(String words) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.split("\n", -1)) lines.addAll(lines(paragraph));
        return String.join("\n", lines);
    }

    /** The wrapped words, and below them the sign as often as the longest line has columns. */
    static String underline(String words, String sign) {
        String wrapped = wrap(words);
        int longest = wrapped.lines().mapToInt(TextColumn::columns).max().orElse(0);
        return wrapped + "\n" + sign.repeat(Math.min(WIDTH, Math.max(1, longest)));
    }

    private static List<String> lines(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split("[ \\t]")) {
            if (line.length() > 0 && columns(line) + 1 + columns(word) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Combining marks take no column of their own. */
    private static int columns(CharSequence words) {
        return (int) words.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }
}
