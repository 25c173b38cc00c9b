package org.broadsheet.mail;

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
}
