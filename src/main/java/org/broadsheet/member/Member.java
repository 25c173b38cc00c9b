package org.broadsheet.member;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;

/**
 * A member, in whatever status.
 *
 * @param address ready for the envelope
 * @param digests chosen and not left, by name
 * @param generation how often they moved to another address: links of earlier generations only unsubscribe
 */
public record Member(
        MemberId id,
        String address,
        String name,
        Status status,
        @Nullable String zone,
        @Nullable String language,
        Format format,
        int generation,
        Instant joined,
        @Nullable Instant pausedUntil,
        List<String> digests) {

    public Member {
        digests = List.copyOf(digests);
    }

    private static final int LONGEST_NAME = 200;

    /** A person's name as it may stand in a letter and a header: normalised (NFC), one clean line, at most 200 characters. */
    public static String cleanName(String typed) {
        // Cut first: normalising takes time that grows with the square of a run of combining marks.
        String cut = typed.length() <= LONGEST_NAME * 4 ? typed : typed.substring(0, LONGEST_NAME * 4);
        String line = Normalizer.normalize(TextCleaner.line(cut), Normalizer.Form.NFC);
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)).strip();
    }
}
