package org.broadsheet.mail.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** RFC 2047: text as words of at most 75 characters, each of whole characters, in B or Q, whichever is shorter. */
public final class EncodedWords {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LONGEST = 75;
    private static final int AROUND = "=?UTF-8?B?".length() + "?=".length();
    // One character of four octets in Q; less room than this begins on the next line.
    private static final int SHORTEST = AROUND + 12;

    private final boolean base64;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int octets;
    private int quoted;
    private int room;

    private EncodedWords(String text, int firstRoom) {
        room = (firstRoom < SHORTEST ? LONGEST : Math.min(firstRoom, LONGEST)) - AROUND;
        base64 = base64Length(utf8(text).length) < quotedLength(text);
        text.codePoints().forEach(this::add);
        end();
    }

    /** @param firstRoom how long the first word may be to stand in the line already begun */
    public static List<String> of(String text, int firstRoom) {
        return new EncodedWords(text, firstRoom).words;
    }

    private void add(int character) {
        String one = Character.toString(character);
        if (length(octets + utf8(one).length, quoted + quotedLength(one)) > room) end();
        word.append(one);
        octets += utf8(one).length;
        quoted += quotedLength(one);
    }

    private int length(int octets, int quoted) {
        return base64 ? base64Length(octets) : quoted;
    }

    private void end() {
        if (word.length() == 0) return;
        words.add(base64 ? "=?UTF-8?B?" + base64(word) + "?=" : "=?UTF-8?Q?" + quoted(word) + "?=");
        word.setLength(0);
        octets = 0;
        quoted = 0;
        room = LONGEST - AROUND;
    }

    private static String base64(CharSequence text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static int base64Length(int octets) {
        return (octets + 2) / 3 * 4;
    }

    private static String quoted(CharSequence text) {
        StringBuilder quoted = new StringBuilder();
        for (byte octet : utf8(text)) {
            if (octet == ' ') quoted.append('_');
            else if (isPlain(octet)) quoted.append((char) octet);
            else quoted.append('=').append(HEX.toHexDigits(octet));
        }
        return quoted.toString();
    }

    private static int quotedLength(CharSequence text) {
        int length = 0;
        for (byte octet : utf8(text)) length += octet == ' ' || isPlain(octet) ? 1 : 3;
        return length;
    }

    /** What may stand for itself even in a phrase (RFC 2047 section 5, rule 3). */
    private static boolean isPlain(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "!*+-/".indexOf(c) >= 0;
    }

    private static byte[] utf8(CharSequence text) {
        return text.toString().getBytes(UTF_8);
    }
}
