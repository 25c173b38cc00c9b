package org.broadsheet.member.file;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The cells of one row, found by the names of their columns: in any case, in any order. */
final class Cells {
    private final Map<String, Integer> places;
    private final List<String> values;

    private Cells(Map<String, Integer> places, List<String> values) {
        this.places = places;
        this.values = values;
    }

    static Map<String, Integer> places(List<String> header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) places.putIfAbsent(folded(header.get(i)), i);
        return places;
    }

    static Cells of(Map<String, Integer> places, List<String> values) {
        return new Cells(places, values);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The first of the named columns that has anything in this row, stripped; empty where none has. */
    String get(String... names) {
        for (String name : names) {
            Integer place = places.get(name);
            if (place != null && !values.get(place).isBlank())
                return values.get(place).strip();
        }
        return "";
    }

    /** Whether one of the named columns has anything in this row. */
    boolean anyOf(Set<String> names) {
        return names.stream().anyMatch(name -> !get(name).isEmpty());
    }
}
