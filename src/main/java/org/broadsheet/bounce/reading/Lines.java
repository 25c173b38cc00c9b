package org.broadsheet.bounce.reading;

import java.nio.charset.StandardCharsets;

/** Octets as lines that end in one LF, whether they came with CRLF, LF, bare CR, or a CR too many. */
final class Lines {
    private static final int LONGEST = 2000;

    private Lines() {}

    /** The same text with every line broken after {@value #LONGEST} characters, as a relay folds it. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / LONGEST * 2);
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') start = i + 1;
            else if (i - start == LONGEST) {
                folded.append("\n ");
                start = i;
            }
            folded.append(text.charAt(i));
        }
        return folded.toString();
    }

    /** One character an octet (ISO 8859-1), so that nothing is lost before the charset is known. */
    static String of(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        String raw = new String(octets, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\r') text.append(c);
            else if (!followedByBreak(raw, i)) text.append('\n');
        }
        return text.toString();
    }

    private static boolean followedByBreak(String raw, int cr) {
        int next = cr + 1;
        // CR CR LF is one line ended twice on the way through a careless system, CR CR without LF is two.
        while (next < raw.length() && raw.charAt(next) == '\r' && next - cr < 3) next++;
        return next < raw.length() && raw.charAt(next) == '\n';
    }
}
