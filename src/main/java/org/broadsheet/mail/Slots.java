package org.broadsheet.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places in a {@link Draft} that differ by member: a name between two private-use characters. */
public final class Slots {
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';

    static final Pattern MARK = Pattern.compile(BEGIN + "([A-Za-z][A-Za-z0-9_-]*)" + END);

    private Slots() {}

    /** What a template writes where the value of {@code name} shall stand. Passes through HTML escaping unchanged. */
    public static String mark(String name) {
        String mark = BEGIN + name + END;
        if (!MARK.matcher(mark).matches()) throw new IllegalArgumentException("not a slot name: " + name);
        return mark;
    }

    /** Text from outside without the two characters, so that a story cannot ask for a member's values. */
    public static String clean(String text) {
        return text.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    }

    /** Text cut at its slots: always one literal more than names, and literals may be empty. */
    record Slotted(List<String> literals, List<String> names) {
        Slotted {
            literals = List.copyOf(literals);
            names = List.copyOf(names);
        }

        static Slotted of(String text) {
            List<String> literals = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Matcher mark = Slots.MARK.matcher(text);
            int from = 0;
            while (mark.find()) {
                literals.add(text.substring(from, mark.start()));
                names.add(mark.group(1));
                from = mark.end();
            }
            literals.add(text.substring(from));
            return new Slotted(literals, names);
        }

        boolean isStatic() {
            return names.isEmpty();
        }

        String fill(UnaryOperator<String> values) {
            StringBuilder filled = new StringBuilder(literals.get(0));
            for (int i = 0; i < names.size(); i++)
                filled.append(values.apply(names.get(i))).append(literals.get(i + 1));
            return filled.toString();
        }
    }
}
