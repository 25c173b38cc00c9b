package org.broadsheet.bounce.reading;

import java.nio.charset.StandardCharsets;

/** Octets as lines that end in one LF, whether they came with CRLF, LF, bare CR, or a CR too many. */
final class Lines {
    private Lines() {}

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
