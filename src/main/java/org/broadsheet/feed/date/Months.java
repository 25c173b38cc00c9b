package org.broadsheet.feed.date;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of months, whole or cut, in any case, in the languages of newsrooms that publish without a locale of their own. */
final class Months {
    private static final List<String> LANGUAGES =
            List.of("en", "uk", "ru", "pl", "de", "fr", "es", "it", "pt", "nl", "cs", "ro", "tr", "be", "bg", "sk");
    private static final Map<String, Integer> NUMBERS = numbers(LANGUAGES);
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());
    private static final Map<String, Map<String, Integer>> OWN = new ConcurrentHashMap<>();

    private Months() {}

    /** 1 to 12; null where the word is no month. The feed's language goes first: "listopad" is Croatian October, Polish November. */
    static @Nullable Integer number(String word, @Nullable String language) {
        String lower = word.toLowerCase(Locale.ROOT);
        String tag = language == null ? "" : language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        Integer own = KNOWN.contains(tag)
                ? OWN.computeIfAbsent(tag, l -> numbers(List.of(l))).get(lower)
                : null;
        Integer whole = own == null ? NUMBERS.get(lower) : own;
        if (whole != null || lower.length() < 3) return whole;
        Set<Integer> begun = NUMBERS.entrySet().stream()
                .filter(month -> month.getKey().startsWith(lower))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return begun.size() == 1 ? begun.iterator().next() : null;
    }

    /** Whether the text begins with the name of that date's weekday. */
    static boolean isWeekday(String text, LocalDate date, @Nullable String language) {
        String lower = text.toLowerCase(Locale.ROOT);
        String[] languages = {"en", language == null ? "en" : language};
        for (String name : languages)
            for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT))
                if (lower.startsWith(date.getDayOfWeek()
                        .getDisplayName(style, Locale.forLanguageTag(name))
                        .toLowerCase(Locale.ROOT))) return true;
        return false;
    }

    private static Map<String, Integer> numbers(List<String> languages) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String language : languages)
            for (Month month : Month.values())
                for (TextStyle style :
                        List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE))
                    put(numbers, month.getDisplayName(style, Locale.forLanguageTag(language)), month);
        numbers.put("sept", Month.SEPTEMBER.getValue());
        return Map.copyOf(numbers);
    }

    private static void put(Map<String, Integer> numbers, String name, Month month) {
        String plain = name.toLowerCase(Locale.ROOT).replace(".", "");
        if (!plain.isBlank() && !plain.matches("\\d+")) numbers.putIfAbsent(plain, month.getValue());
    }
}
