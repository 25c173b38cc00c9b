package org.broadsheet.member.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.Member;
import org.broadsheet.member.Status;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be imported.
 *
 * @param digests null where the file names none: all that are configured
 * @param there what the other program's own columns say, without {@link Marks}: it counts where the member is known here
 * @param guessed whether the zone is another program's guess or our mark, which never replaces what a member chose
 * @param marked whether language and format are our {@link Marks}, which are older than what is known here
 * @param ghost cells to keep for an export for Ghost, by its names; empty where it had nothing to say
 */
record MemberRow(
        Address address,
        String name,
        Status status,
        Status there,
        @Nullable List<String> digests,
        @Nullable String zone,
        boolean guessed,
        boolean marked,
        @Nullable String language,
        @Nullable String format,
        @Nullable Instant joined,
        Map<String, String> ghost) {

    /** RFC 5646, section 4.4.1: implementations need not take tags of more than 35 characters. */
    private static final int LONGEST_TAG = 35;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    private static final Set<String> FORMATS = Set.of("full", "brief", "text");

    private static final Map<String, String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (one, other) -> one));

    /** A row that cannot be imported; the message is the reason that the report gives. */
    static class Bad extends RuntimeException {
        Bad(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * The cells of one row, unchecked; empty where the row says nothing.
     *
     * @param digests names separated by {@code ;}
     * @param foreignTime whether a {@code joined} that cannot be read is ignored: other programs write times as they like
     */
    record Cells(
            String email,
            String name,
            Status status,
            Status there,
            String digests,
            String zone,
            boolean guessed,
            boolean marked,
            String language,
            String format,
            String joined,
            boolean foreignTime,
            Map<String, String> ghost) {

        /** @throws Bad with the first thing that is wrong */
        MemberRow checked(Collection<String> configured) {
            return new MemberRow(
                    parsed(email),
                    cleaned(name),
                    status,
                    there,
                    chosen(digests, configured),
                    zoneId(zone, guessed),
                    guessed,
                    marked,
                    languageTag(language),
                    formatWord(format),
                    time(joined, foreignTime),
                    ghost);
        }
    }

    private static Address parsed(String email) {
        if (email.isEmpty()) throw new Bad("no address");
        try {
            return Address.parse(email);
        } catch (BadAddress e) {
            throw new Bad("not an address we can write to: " + e.getMessage());
        }
    }

    /** A quotation mark that is not closed swallows the next rows; a name of two lines is no such sign by itself. */
    private static String cleaned(String cell) {
        if (cell.indexOf('\n') >= 0 && cell.indexOf('@') >= 0)
            throw new Bad("the name holds an address of the next line: is a quotation mark not closed?");
        return Member.cleanName(cell);
    }

    private static @Nullable List<String> chosen(String names, Collection<String> configured) {
        List<String> chosen = Arrays.stream(names.split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> digest(name, configured))
                .distinct()
                .toList();
        return chosen.isEmpty() ? null : chosen;
    }

    private static String digest(String name, Collection<String> configured) {
        if (configured.contains(name)) return name;
        return configured.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Bad("unknown digest '" + name + "': "
                        + (configured.isEmpty() ? "none is configured" : String.join(", ", configured))));
    }

    private static @Nullable String zoneId(String typed, boolean guessed) {
        if (typed.isEmpty()) return null;
        try {
            String known = ZONES.get(typed.toLowerCase(Locale.ROOT));
            return known == null ? ZoneId.of(typed).getId() : known;
        } catch (DateTimeException e) {
            if (guessed) return null;
            throw new Bad("unknown zone '" + typed + "': a name such as Europe/Kyiv");
        }
    }

    private static @Nullable String languageTag(String tag) {
        if (tag.isEmpty()) return null;
        if (tag.length() > LONGEST_TAG || !LANGUAGE.matcher(tag).matches())
            throw new Bad("unknown language '" + tag + "': a code such as uk");
        return Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
    }

    private static @Nullable String formatWord(String word) {
        if (word.isEmpty()) return null;
        String folded = word.toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(folded)) throw new Bad("unknown format '" + word + "': full, brief or text");
        return folded;
    }

    private static @Nullable Instant time(String time, boolean foreign) {
        if (time.isEmpty()) return null;
        Optional<Instant> parsed = Timestamps.parse(time);
        if (parsed.isEmpty() && !foreign) throw new Bad("not a time: '" + time + "'; wanted is 2024-09-25T10:11:12Z");
        return parsed.orElse(null);
    }

    /** An address as people paste it: {@code "Una Smith" <una@example.org>}, {@code mailto:una@example.org}, with invisible marks. */
    record Pasted(String name, String address) {
        private static final String LINK = "mailto:";

        static Pasted of(String cell) {
            // A NUL that is removed would make another address.
            String line = plain(cell) || cell.indexOf('\0') >= 0
                    ? cell.strip()
                    : TextCleaner.line(cell.replace('\u00a0', ' ').replace('\u202f', ' '));
            int open = line.lastIndexOf('<');
            boolean bracketed = open >= 0 && line.endsWith(">");
            String name = bracketed ? unquoted(line.substring(0, open).strip()) : "";
            return new Pasted(
                    name,
                    unlinked(
                            bracketed
                                    ? line.substring(open + 1, line.length() - 1)
                                            .strip()
                                    : line));
        }

        private static String unlinked(String address) {
            if (!address.regionMatches(true, 0, LINK, 0, LINK.length())) return address;
            int end = address.indexOf('?');
            return address.substring(LINK.length(), end < 0 ? address.length() : end);
        }

        private static String unquoted(String name) {
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            return quoted ? name.substring(1, name.length() - 1).strip() : name;
        }

        private static boolean plain(String cell) {
            for (int i = 0; i < cell.length(); i++) if (cell.charAt(i) > '~' || cell.charAt(i) < ' ') return false;
            return true;
        }
    }
}
