package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.lang.UCharacter;

/** What stands before the @: a dot-atom (RFC 5322 section 3.2.3), its atoms widened by letters of any script (RFC 6532). */
final class LocalPart {
    private static final int LONGEST = 64;

    private LocalPart() {}

    static String checked(String local) {
        if (local.isEmpty()) throw new BadAddress(AddressFault.LOCAL_EMPTY);
        local.codePoints().forEach(LocalPart::check);
        if (hasStrayDot(local)) throw new BadAddress(AddressFault.LOCAL_DOTS);
        if (local.getBytes(UTF_8).length > LONGEST) throw new BadAddress(AddressFault.LOCAL_TOO_LONG);
        return local;
    }

    /** Servers may tell case apart (RFC 5321 section 2.4); no provider does, and two members would get one mailbox. */
    static String folded(String local) {
        return UCharacter.foldCase(local, true);
    }

    static boolean hasStrayDot(String text) {
        return text.startsWith(".") || text.endsWith(".") || text.contains("..");
    }

    static boolean isAtext(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
    }

    private static void check(int c) {
        if (isAtext(c) || c == '.' || isLetterBeyondAscii(c)) return;
        if (HeaderText.isRefused(c)) throw new BadAddress(AddressFault.CONTROL);
        if (Character.isSpaceChar(c)) throw new BadAddress(AddressFault.BLANK);
        if (c == '"' || c == '\\' || c == '(' || c == ')') throw new BadAddress(AddressFault.LOCAL_QUOTED);
        throw new BadAddress(AddressFault.LOCAL_CHARACTER);
    }

    private static boolean isLetterBeyondAscii(int c) {
        return c > 0x7F && (Character.isLetterOrDigit(c) || isCombining(c));
    }

    private static boolean isCombining(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
