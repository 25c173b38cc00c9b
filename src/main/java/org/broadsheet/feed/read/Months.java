package org.broadsheet.feed.read;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of months, whole or cut, in any case, in the languages of newsrooms that publish without a locale of their own. */
final class Months {
    private static final List<String> LANGUAGES =
            List.of("en", "uk", "ru", "pl", "de", "fr", "es", "it", "pt", "nl", "cs", "ro", "tr", "be", "bg", "sk");
    private static final Map<String, Integer> NUMBERS = numbers();

    private Months() {}

    /** 1 to 12; null where the word is no month. */
    static @Nullable Integer number(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Integer whole = NUMBERS.get(lower);
        if (whole != null || lower.length() < 3) return whole;
        Set<Integer> begun = NUMBERS.entrySet().stream()
                .filter(month -> month.getKey().startsWith(lower))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return begun.size() == 1 ? begun.iterator().next() : null;
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (String language : LANGUAGES)
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
