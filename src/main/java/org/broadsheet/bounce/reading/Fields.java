package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header fields of one part, unfolded, in their order. Whatever is not a field is passed over. */
final class Fields {
    private static final int MOST = 500;

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
            String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            fields.add(new Field(name, field.substring(colon + 1).strip()));
        }
        field.setLength(0);
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
