package org.broadsheet.feed.date;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as dates name them: offsets, names of one zone, and names that several zones share, which the feed's language
 * decides. What had to be guessed is counted, so that it can be told.
 */
final class Zones {
    static final Pattern OFFSET = Pattern.compile("([+\\-\u2212])\\s?(\\d{1,2}):?(\\d{2})?(?!\\d)");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{L}/])[\\p{L}]{1,9}(?:/[A-Za-z_]{2,30}){0,2}(?![\\p{L}/])");
    private static final Set<String> AMERICAN = Set.of("et", "ct", "mt", "pt");
    private static final Map<String, Integer> MINUTES = minutes(
            "z ut utc gmt wet 0; bst west wat cet met mez 60; cest mest mesz eet sast cat 120; eest eat msk trt idt 180; irst 210;"
                    + " gst azt get msd samt 240; aft 270; pkt uzt mvt yekt 300; npt 345; btt omst 360; mmt 390; ict wib krat 420;"
                    + " hkt sgt pht wita awst irkt 480; jst kst wit yakt 540; acst 570; aest vlat chst 600; acdt 630; aedt magt 660;"
                    + " nzst pett 720; nzdt 780; brst -120; ndt -150; brt art clst adt -180; nst -210; edt clt vet -240;"
                    + " est cdt pet cot -300; mdt -360; mst pdt -420; cst -360; pst akdt -480; akst -540; hst -600; sst -660; ist 330; ast -240; amt -240");

    /** Names of several zones: languages or countries of the feed, and the offset there. */
    private static final Map<String, Map<String, Integer>> SHARED = Map.of(
            "ist", Map.of("he", 120, "il", 120, "ga", 60, "ie", 60),
            "cst", Map.of("zh", 480, "cn", 480, "tw", 480, "cu", -300),
            "ast", Map.of("ar", 180, "sa", 180, "ae", 180, "kw", 180, "qa", 180, "iq", 180),
            "bst", Map.of("bn", 360, "bd", 360),
            "pst", Map.of("fil", 480, "tl", 480, "ph", 480),
            "mst", Map.of("ms", 480, "my", 480),
            "est", Map.of("au", 600),
            "edt", Map.of("au", 660),
            "sst", Map.of("sg", 480),
            "amt", Map.of("hy", 240, "am", 240));

    // RFC 822, section 5.1, gives these one meaning; the others of several meanings are guesses.
    private static final Set<String> STANDARD = Set.of("est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt");

    private final List<String> places;
    private final Map<String, Integer> guesses = new LinkedHashMap<>();

    /** @param language of the feed, a language tag such as {@code en-IN}; null where it has none */
    Zones(@Nullable String language) {
        String[] parts = language == null
                ? new String[0]
                : language.toLowerCase(Locale.ROOT).split("[-_]");
        this.places = List.of(parts);
    }

    /** The offset that the words behind a time of day name; UTC where they name none. */
    ZoneOffset of(String text, LocalDateTime when) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.find() && !isYear(offset)) return offset(offset);
        Matcher name = NAME.matcher(text);
        String unknown = null;
        while (name.find()) {
            ZoneOffset zone = named(name.group(), when);
            if (zone != null) return zone;
            if (unknown == null && name.group().matches("[A-Z]{2,5}") && Months.number(name.group(), null) == null)
                unknown = name.group();
        }
        guessed(
                unknown == null
                        ? "no time zone, read as UTC"
                        : "the zone " + unknown + ", which is not known, read as UTC");
        return ZoneOffset.UTC;
    }

    private @Nullable ZoneOffset named(String name, LocalDateTime when) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.indexOf('/') > 0) return region(name, when);
        if (AMERICAN.contains(lower)) return region(america(lower), when);
        Integer minutes = MINUTES.get(lower);
        if (minutes == null) return null;
        Map<String, Integer> shared = SHARED.getOrDefault(lower, Map.of());
        Integer here = null;
        for (String place : places) here = shared.getOrDefault(place, here);
        ZoneOffset zone = ZoneOffset.ofTotalSeconds((here == null ? minutes : here) * 60);
        boolean guess = !shared.isEmpty() && (here != null || !STANDARD.contains(lower)) && !lower.equals("bst");
        if (guess || lower.equals("bst") && here != null)
            guessed("the zone " + name.toUpperCase(Locale.ROOT) + ", which several places call theirs, read as UTC"
                    + zone);
        return zone;
    }

    private static String america(String name) {
        return switch (name) {
            case "ct" -> "America/Chicago";
            case "mt" -> "America/Denver";
            case "pt" -> "America/Los_Angeles";
            default -> "America/New_York";
        };
    }

    private static @Nullable ZoneOffset region(String name, LocalDateTime when) {
        try {
            return ZoneId.of(name).getRules().getOffset(when);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void guessed(String what) {
        guesses.merge(what, 1, Integer::sum);
    }

    /** What was guessed, a line each. */
    List<String> notes() {
        return guesses.entrySet().stream()
                .map(guess ->
                        guess.getValue() + (guess.getValue() == 1 ? " date names " : " dates name ") + guess.getKey())
                .toList();
    }

    private static ZoneOffset offset(MatchResult offset) {
        int minutes = Integer.parseInt(offset.group(2)) * 60
                + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
        int sign = offset.group(1).equals("+") ? 1 : -1;
        return minutes > 18 * 60 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    }

    /** "-2023" is a year and no offset. */
    static boolean isYear(MatchResult offset) {
        return (offset.group(2) + offset.group(3)).matches("(?:19|20)\\d\\d");
    }

    private static Map<String, Integer> minutes(String table) {
        Map<String, Integer> minutes = new HashMap<>();
        for (String row : table.split(";")) {
            String[] words = row.strip().split(" ");
            int offset = Integer.parseInt(words[words.length - 1]);
            for (int i = 0; i < words.length - 1; i++) minutes.put(words[i], offset);
        }
        return Map.copyOf(minutes);
    }
}
