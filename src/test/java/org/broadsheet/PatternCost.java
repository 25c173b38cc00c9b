package org.broadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a regular expression costs on hostile text, counted in characters looked at: a busy machine changes nothing, and
 * an expression that fails is left at once.
 */
public final class PatternCost {
    /** {@code \s} and line ends cost most where lines are empty; the others are what quoting and markup are made of. */
    private static final List<String> UNITS =
            List.of("!", ">", "-", "=", " ", "\n", "\t", "re:", "a", "0", "<", "&", "(", ".", ",", "@", "\"", "中");

    /** A quadratic expression looks at each of these some thousand times. */
    private static final int LONG = 16 * 1024;

    private static final int SHORT = 256;
    /** Looks a character: a linear expression of many alternatives needs some hundreds, a quadratic one thousands. */
    private static final int LOOKS = 400;

    private static final Pattern UNBOUNDED = Pattern.compile("[*+]|\\{\\d+,\\}");

    /** What an expression is used for: {@code find} tries every start, the others only the first. */
    public enum Use {
        FIND,
        MATCH
    }

    /** Text that counts how often it is looked at, and refuses at last. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long looks;
        private final long most;

        CountedText(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > most) throw new IllegalStateException("too many looks");
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private PatternCost() {}

    /** The inputs on which the expression costs too much. */
    public static List<String> badInputs(Pattern pattern, Use use) {
        List<String> bad = new ArrayList<>();
        // Where every repetition has a bound, each start costs the same, however long the text is.
        boolean isBounded = !UNBOUNDED.matcher(pattern.pattern()).find();
        int length = isBounded ? LONG / 16 : LONG;
        for (String unit : UNITS) {
            if (!within(pattern, use, repeated(unit, length), (long) LOOKS * length))
                bad.add("16 KB of '" + unit + "'");
        }
        if (isBounded || !bad.isEmpty()) return bad;
        for (String one : UNITS) {
            for (String other : UNITS) {
                if (!one.equals(other) && grows(pattern, use, one, other)) bad.add("'" + one + other + "'");
            }
            if (!bad.isEmpty()) return bad;
        }
        return bad;
    }

    // Mixtures: alternating, and a long stretch of one after a long stretch of the other.
    private static boolean grows(Pattern pattern, Use use, String one, String other) {
        return one.compareTo(other) < 0 && grows(pattern, use, n -> repeated(one + other, n))
                || grows(pattern, use, n -> repeated(one, n / 2) + repeated(other, n / 2));
    }

    private static boolean grows(Pattern pattern, Use use, Function<Integer, String> text) {
        long few = looks(pattern, use, text.apply(SHORT));
        // Linear is 4 times as much; a bounded repetition reaches its bound somewhere between.
        return !within(pattern, use, text.apply(4 * SHORT), 8 * few + 200L * SHORT);
    }

    private static long looks(Pattern pattern, Use use, String text) {
        CountedText counted = new CountedText(text, Long.MAX_VALUE);
        return run(pattern, use, counted) ? counted.looks : Long.MAX_VALUE / 16;
    }

    private static boolean within(Pattern pattern, Use use, String text, long most) {
        return run(pattern, use, new CountedText(text, most));
    }

    private static boolean run(Pattern pattern, Use use, CountedText text) {
        try {
            Matcher matcher = pattern.matcher(text);
            if (use == Use.MATCH) return matcher.matches() || true;
            while (matcher.find()) {
                // All of them, as replaceAll and split do.
            }
            return true;
        } catch (IllegalStateException | StackOverflowError e) {
            return false;
        }
    }

    private static String repeated(String unit, int length) {
        return unit.repeat(length / unit.length() + 1);
    }
}
