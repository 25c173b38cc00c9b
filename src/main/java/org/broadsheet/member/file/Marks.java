package org.broadsheet.member.file;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.member.Status;

/**
 * What only we know of a member, as another program keeps it for us. One that has a field of our own has it as one line:
 * {@code broadsheet: status=active digests=daily;weekly format=full zone=Europe/Kyiv language=uk joined=2024-09-25T10:11:12Z}.
 * Ghost has it as labels, {@code broadsheet:digests=daily;weekly}: the note there belongs to the staff.
 */
final class Marks {
    private static final String SIGN = "broadsheet";
    private static final Pattern WORD =
            Pattern.compile("\\b(status|digests|format|zone|language|joined)=([^\\s\",}]+)");

    /** The same for PostgreSQL, of a member {@code m} and their digests {@code d}. */
    static final String LINE = """
            concat_ws(' ', 'broadsheet: status=' || m.status, 'digests=' || nullif(d.digests, ''), 'format=' || m.format,
                      'zone=' || m.zone, 'language=' || m.language, 'joined=' || %s)""".formatted(FileFormat.Sql.JOINED);

    /** The staff's labels and ours. None says what Ghost's file says too, so that a file of Ghost's comes back as it was. */
    static final String LABELS = """
            concat_ws(',', nullif(m.ghost->>'labels', ''),
                      'broadsheet:status=' || case when m.status <> 'active'
                                                    and not (m.status = 'unsubscribed'
                                                             and coalesce(m.ghost->>'subscribed_to_emails', '') = 'false')
                                                   then m.status end,
                      'broadsheet:digests=' || case when m.ghost is null or d.digests <> :every then d.digests end,
                      'broadsheet:format=' || nullif(m.format, 'full'),
                      'broadsheet:zone=' || m.zone, 'broadsheet:language=' || m.language)""";

    private final Map<String, String> words = new HashMap<>();

    private Marks() {}

    /** Of a field of our own, and of labels: several may be there, for an import into Ghost adds labels and removes none. */
    static Marks in(String cell, String labels) {
        Marks marks = new Marks();
        if (cell.contains(SIGN)) marks.add(cell);
        split(labels, Marks::isOurs).forEach(marks::add);
        // No digest is in all of them: that is no wish for every digest.
        if (marks.get("digests", "all").isEmpty()) marks.add("status=unsubscribed");
        return marks;
    }

    private void add(String text) {
        Matcher found = WORD.matcher(text);
        while (found.find())
            words.merge(found.group(1), found.group(2), (one, other) -> either(found.group(1), one, other));
    }

    /** Nobody knows which is newer: of statuses and digests the one of less mail counts, of all others none. */
    private static String either(String name, String one, String other) {
        return switch (name) {
            case "status" ->
                status(one, Status.ACTIVE)
                        .stricter(status(other, Status.ACTIVE))
                        .word();
            case "digests" ->
                Arrays.stream(one.split(";"))
                        .filter(List.of(other.split(";"))::contains)
                        .collect(Collectors.joining(";"));
            default -> one.equals(other) ? one : "";
        };
    }

    /** The staff's labels, as they stood in the cell. */
    static String withoutOurs(String labels) {
        return String.join(",", split(labels, label -> !isOurs(label)));
    }

    private static List<String> split(String labels, Predicate<String> which) {
        return Arrays.stream(labels.split(",", -1)).filter(which).toList();
    }

    private static boolean isOurs(String label) {
        return label.strip().startsWith(SIGN + ':');
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
        Status ours = status(get("status", ""), there);
        // Ghost and listmonk have no word for pending: theirs for these members is a stop.
        return ours == Status.PENDING && there == Status.UNSUBSCRIBED ? ours : there.stricter(ours);
    }

    private static Status status(String word, Status otherwise) {
        try {
            return Status.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
