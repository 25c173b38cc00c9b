package org.broadsheet.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

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
