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
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.Names;
import org.jspecify.annotations.Nullable;

/** Turns what a row says into what can be stored, or says what is wrong with it. */
final class Checks {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    private static final Set<String> FORMATS = Set.of("full", "brief", "text");

    private static final Map<String, String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (one, other) -> one));

    private final Set<String> digests;

    Checks(Collection<String> digests) {
        this.digests = new TreeSet<>(digests);
    }

    /** @throws BadRow with the first thing that is wrong */
    Row row(Entry entry) {
        return new Row(
                address(entry.email()),
                Names.clean(entry.name()),
                entry.status(),
                digests(entry.digests()),
                zone(entry),
                entry.guessed(),
                language(entry.language()),
                format(entry.format()),
                joined(entry));
    }

    private static Address address(String email) {
        if (email.isEmpty()) throw new BadRow("no address");
        try {
            return Address.parse(email);
        } catch (BadAddress e) {
            throw new BadRow("not an address we can write to: " + e.getMessage());
        }
    }

    private @Nullable List<String> digests(String names) {
        List<String> chosen = Arrays.stream(names.split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(this::digest)
                .distinct()
                .toList();
        return chosen.isEmpty() ? null : chosen;
    }

    private String digest(String name) {
        if (digests.contains(name)) return name;
        return digests.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new BadRow("unknown digest '" + name + "': "
                        + (digests.isEmpty() ? "none is configured" : String.join(", ", digests))));
    }

    private static @Nullable String zone(Entry entry) {
        if (entry.zone().isEmpty()) return null;
        try {
            return zoneId(entry.zone());
        } catch (DateTimeException e) {
            if (entry.guessed()) return null;
            throw new BadRow("unknown zone '" + entry.zone() + "': a name such as Europe/Kyiv");
        }
    }

    private static String zoneId(String typed) {
        String known = ZONES.get(typed.toLowerCase(Locale.ROOT));
        return known == null ? ZoneId.of(typed).getId() : known;
    }

    private static @Nullable String language(String tag) {
        if (tag.isEmpty()) return null;
        if (!LANGUAGE.matcher(tag).matches()) throw new BadRow("unknown language '" + tag + "': a code such as uk");
        return Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
    }

    private static @Nullable String format(String word) {
        if (word.isEmpty()) return null;
        String folded = word.toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(folded)) throw new BadRow("unknown format '" + word + "': full, brief or text");
        return folded;
    }

    private static @Nullable Instant joined(Entry entry) {
        String time = entry.joined();
        if (time.isEmpty()) return null;
        Optional<Instant> parsed = Timestamps.parse(time);
        if (parsed.isEmpty() && !entry.foreignTime())
            throw new BadRow("not a time: '" + time + "'; wanted is 2024-09-25T10:11:12Z");
        return parsed.orElse(null);
    }
}
