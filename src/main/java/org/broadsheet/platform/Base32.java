package org.broadsheet.platform;

import org.jspecify.annotations.Nullable;

/** Lower-case base32 (RFC 4648 without padding): it survives whatever folds case on the way. */
public final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8 | b & 0xff) & 0xffff;
            for (bits += 8; bits >= 5; bits -= 5) text.append(ALPHABET.charAt(buffer >> (bits - 5) & 31));
        }
        if (bits > 0) text.append(ALPHABET.charAt(buffer << (5 - bits) & 31));
        return text.toString();
    }

    /** That many random letters, five random bits each. */
    public static String random(int letters) {
        StringBuilder token = new StringBuilder(letters);
        for (byte b : Tokens.random(letters)) token.append(ALPHABET.charAt(b & 31));
        return token.toString();
    }

    /** The bytes, or null where the text is not exactly what {@link #encode} makes of any bytes; case does not matter. */
    public static byte @Nullable [] decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = value(text.charAt(i));
            if (value < 0) return null;
            buffer = (buffer << 5 | value) & 0xffff;
            bits += 5;
            if (bits >= 8) bytes[length++] = (byte) (buffer >> (bits -= 8));
        }
        // Left-over bits other than zero, or a whole idle letter, would give one value two spellings.
        return bits < 5 && (buffer & (1 << bits) - 1) == 0 ? bytes : null;
    }

    private static int value(char c) {
        if (c >= 'a' && c <= 'z') return c - 'a';
        if (c >= 'A' && c <= 'Z') return c - 'A';
        return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    }
}
