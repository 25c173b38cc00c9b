package org.broadsheet.member.file;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.member.Status;

/**
 * What only we know of a member, as one line that another program keeps for us in a field of its own: {@code broadsheet:
 * status=active digests=daily;weekly format=full zone=Europe/Kyiv language=uk joined=2024-09-25T10:11:12Z}.
 */
final class Marks {
    private static final String SIGN = "broadsheet";
    private static final Pattern WORD =
            Pattern.compile("\\b(status|digests|format|zone|language|joined)=([^\\s\",}]+)");

    /** The same for PostgreSQL, of a member {@code m} and their digests {@code d}. */
    static final String LINE = """
            concat_ws(' ', 'broadsheet: status=' || m.status, 'digests=' || nullif(d.digests, ''), 'format=' || m.format,
                      'zone=' || m.zone, 'language=' || m.language, 'joined=' || %s)""".formatted(ExportFormat.Sql.JOINED);

    private final Map<String, String> words = new HashMap<>();

    private Marks() {}

    static Marks in(String cell) {
        Marks marks = new Marks();
        if (!cell.contains(SIGN)) return marks;
        Matcher found = WORD.matcher(cell);
        while (found.find()) marks.words.put(found.group(1), found.group(2));
        return marks;
    }

    String get(String name, String otherwise) {
        return words.getOrDefault(name, otherwise);
    }

    /** Then what they do not say is known to be nothing. */
    boolean isThere() {
        return !words.isEmpty();
    }

    /** Nobody is active again because of us whom the other program stopped; who was stopped by us stays so. */
    Status status(Status there) {
        String word = words.get("status");
        if (word == null) return there;
        try {
            Status ours = Status.valueOf(word.toUpperCase(Locale.ROOT));
            return ours == Status.ACTIVE ? there : ours;
        } catch (IllegalArgumentException e) {
            return there;
        }
    }
}
