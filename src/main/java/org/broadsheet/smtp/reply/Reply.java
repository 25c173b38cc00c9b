package org.broadsheet.smtp.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the relay answered.
 *
 * @param text the words of all lines in one, without the code and without control characters
 */
public record Reply(int code, String text) {
    private static final int CLOSING = 421;
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");

    public boolean isPositive() {
        return code / 10 == 25;
    }

    public boolean isGoAhead() {
        return code == 354;
    }

    boolean isTransient() {
        return code / 100 == 4;
    }

    boolean isPermanent() {
        return code / 100 == 5;
    }

    public boolean isRefusal() {
        return isTransient() || isPermanent();
    }

    /** RFC 5321 section 3.8: after 421 the relay closes, whatever it was asked. */
    public boolean isClosing() {
        return code == CLOSING;
    }

    /** The enhanced status code (RFC 3463) at the head of the text, if it agrees with the code. */
    @Nullable
    String status() {
        Matcher matcher = STATUS.matcher(text);
        boolean agrees = matcher.lookingAt() && matcher.group(1).charAt(0) - '0' == code / 100;
        return agrees ? matcher.group() : null;
    }

    public String line() {
        return text.isEmpty() ? Integer.toString(code) : code + " " + text;
    }
}
