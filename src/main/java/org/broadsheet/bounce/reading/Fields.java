package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header fields of one part, unfolded, in their order, each cut to {@value #LONGEST} characters. Whatever is not a
 * field is passed over.
 */
final class Fields {
    private static final int MOST = 500;
    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 100;

    private record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    static Fields of(String head) {
        Fields fields = new Fields();
        StringBuilder field = new StringBuilder();
        for (String line : head.split("\n")) {
            if (!continues(line)) fields.add(field);
            field.append(line);
        }
        fields.add(field);
        return fields;
    }

    private static boolean continues(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private void add(StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon > 0 && fields.size() < MOST) {
            String name = cut(field, 0, Math.min(colon, LONGEST_NAME)).toLowerCase(Locale.ROOT);
            fields.add(new Field(name, cut(field, colon + 1, Math.min(field.length(), colon + 1 + LONGEST))));
        }
        field.setLength(0);
    }

    private static String cut(StringBuilder field, int from, int to) {
        return field.substring(from, to).strip();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The value of that field, or nothing at all. */
    String get(String name) {
        return first(name).orElse("");
    }

    List<String> all(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(f -> f.name().equals(key))
                .map(Field::value)
                .toList();
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }
}
