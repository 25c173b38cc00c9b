package org.broadsheet.smtp.reply;

import java.util.regex.Pattern;

/** Foreign words made fit to be kept, shown and logged. */
public final class OneLine {
    private static final int LONGEST = 500;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\uFFFD]+");
    private static final Pattern ADDRESS = Pattern.compile("<?(?<![^\\s<>@])[^\\s<>@]++@[^\\s<>@]++>?");

    private OneLine() {}

    public static String of(CharSequence words) {
        String line = isPlain(words)
                ? words.toString()
                : UNFIT.matcher(words).replaceAll("?").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static boolean isPlain(CharSequence words) {
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) < ' ' || words.charAt(i) > '~') return false;
        }
        return true;
    }

    /** Relays like to repeat the address, and a log is no place for a member's. */
    public static String withoutAddresses(String words) {
        return ADDRESS.matcher(words).replaceAll("<...>");
    }
}
