package org.broadsheet.member.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.member.Status;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;

/** The table of column names and words in {@code columns.txt}. */
final class ColumnWords {
    private static final Pattern GAPS = Pattern.compile("[\\s_\\-?:*]+");
    // "Unsubscribed from all email", "Opted out of SMS and email": no table has them all. A link to leave is no stop.
    private static final Pattern STOP = Pattern.compile(
            "\\b(?:unsubscribed|unsub|opt(?:ed)? out|blacklisted|blocklisted|excluded from|do not (?:e ?mail|contact|mail|send))\\b");
    private static final Pattern NO_STOP = Pattern.compile(
            "\\b(?:links?|urls?|tokens?|keys?|hash|pages?)\\b|^(?!.*mail).*\\b(?:sms|phone|whatsapp)\\b");
    private static final Pattern WISH = Pattern.compile(
            "\\b(?:consent|opt(?:ed)? in|accepts?|agreed?|allows?)\\b.*\\b(?:e ?mails?|marketing|newsletters?)\\b"
                    + "|\\b(?:e ?mails?|marketing|newsletters?)\\b.*\\b(?:consent|opt(?:ed)? in|accepted|agreed|allowed)\\b");
    private static final Pattern STATUS = Pattern.compile("\\b(?:status|statut|статус|durum|状態|状态)(?:\\b|$)");
    private static final ColumnWords TABLE = read();

    private final Map<String, Meaning> columns = new HashMap<>();
    private final Map<FileFormat, Set<String>> formats = new LinkedHashMap<>();
    private final Map<String, Status> statuses = new HashMap<>();
    private final Map<String, Status> fileNames = new HashMap<>();
    private final Set<String> leaving = new HashSet<>();
    private final Set<String> no = new HashSet<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Map<String, String> keptOfGhost = new HashMap<>();

    private ColumnWords() {}

    /** What a column says of a member. */
    enum Meaning {
        ADDRESS,
        NAME,
        FIRST_NAME,
        LAST_NAME,
        STATUS,
        /** Some status, of which only the words that are known count. */
        OTHER_STATUS,
        /** Anything but a no: must not be written to. */
        STOP,
        BOUNCED,
        COMPLAINED,
        /** A no: must not be written to. Nothing says nothing. */
        WISH,
        DIGESTS,
        ZONE,
        /** A guess of another program. */
        FOREIGN_ZONE,
        LANGUAGE,
        FORMAT,
        EMAIL_TYPE,
        JOINED,
        CONFIRMED,
        FOREIGN_JOINED,
        MARKS,
        IGNORED
    }

    /** A name as it stands in the table: without case, marks, underscores and hyphens. */
    static String folded(String name) {
        return GAPS.matcher(TextCleaner.line(name.replace('\u00a0', ' ')).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    static @Nullable Meaning meaning(String column) {
        String name = folded(column);
        Meaning known = TABLE.columns.get(name);
        if (known != null) return known;
        if (NO_STOP.matcher(name).find()) return null;
        if (STOP.matcher(name).find()) return Meaning.STOP;
        if (WISH.matcher(name).find()) return Meaning.WISH;
        return STATUS.matcher(name).find() ? Meaning.OTHER_STATUS : null;
    }

    /** Under which name of Ghost's this column's cells are kept as they stand; null where they are not. */
    static @Nullable String kept(String column, FileFormat format) {
        String name = folded(column);
        @Nullable String known = format == FileFormat.GHOST ? TABLE.keptOfGhost.get(name) : null;
        boolean keeps = format == FileFormat.GHOST || format == FileFormat.BROADSHEET;
        return known != null || !keeps ? known : TABLE.kept.get(name);
    }

    static @Nullable Status status(String word) {
        // Most cells are written as the table has them: a million rows are not folded one by one.
        Status known = TABLE.statuses.get(word);
        return known == null ? TABLE.statuses.get(folded(word)) : known;
    }

    /** {@code unsubscribed_members_export_a1b2.csv} tells the status of all its rows; a name that tells none means active. */
    static Status inFileName(String file) {
        String name = folded(file.substring(file.lastIndexOf('/') + 1));
        return TABLE.fileNames.entrySet().stream()
                .filter(word -> name.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Status.ACTIVE, Status::stricter);
    }

    static boolean isStop(String word) {
        Status status = status(word);
        return status != null && status.stopsMail();
    }

    /** Whether the word says in any language that somebody has left, in whatever column it stands. */
    static boolean isLeaving(String word) {
        return TABLE.leaving.contains(
                word.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' '));
    }

    static boolean isNo(String word) {
        return TABLE.no.contains(word) || TABLE.no.contains(folded(word));
    }

    /** Whose format these columns are; Broadsheet's where nothing tells. */
    static FileFormat format(List<String> header) {
        Set<String> names = new HashSet<>();
        header.forEach(name -> names.add(folded(name)));
        return TABLE.formats.entrySet().stream()
                .filter(format -> format.getValue().stream().anyMatch(names::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(FileFormat.BROADSHEET);
    }

    private static ColumnWords read() {
        ColumnWords table = new ColumnWords();
        try (InputStream in = Objects.requireNonNull(ColumnWords.class.getResourceAsStream("columns.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void line(String line) {
        int is = line.indexOf('=');
        String[] key = line.substring(0, is).strip().split(" ", 2);
        List<String> words = Arrays.stream(line.substring(is + 1).split("\\|"))
                .map(ColumnWords::folded)
                .toList();
        switch (key[0]) {
            case "format" -> formats.put(FileFormat.valueOf(key[1].toUpperCase(Locale.ROOT)), Set.copyOf(words));
            case "status" -> words.forEach(word -> statuses.putIfAbsent(word, Status.valueOf(key[1])));
            case "leaving" ->
                words.forEach(word -> {
                    leaving.add(word);
                    statuses.putIfAbsent(word, Status.UNSUBSCRIBED);
                });
            case "file" -> words.forEach(word -> fileNames.put(word, Status.valueOf(key[1])));
            case "no" -> no.addAll(words);
            case "kept" -> words.forEach(word -> kept.put(word, key[1]));
            case "ghost" -> words.forEach(word -> keptOfGhost.put(word, key[1]));
            default -> words.forEach(word -> columns.putIfAbsent(word, Meaning.valueOf(key[0])));
        }
    }
}
