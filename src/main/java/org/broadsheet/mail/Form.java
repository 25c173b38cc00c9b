package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Draft} as octets, encoded once and then only filled in, member by member: what is static is copied, and only
 * the values are encoded. Immutable, for any number of threads. The octets depend on the draft and the values alone,
 * not on time, locale or the default charset. All are ASCII, lines end with CRLF, and lines of the body have at most 76.
 */
public final class Form {
    /** The member's display name; may be empty. */
    public static final String TO = "to";
    /** The member's address, as {@link Address#toString()} gives it. */
    public static final String ADDRESS = "address";
    /** What the boundary comes from; any text, one for each message. Asked for only where there is HTML. */
    public static final String BOUNDARY = "boundary";

    private final List<Piece> header;
    private final List<Piece> body;
    private final Instant date;

    private Form(Draft draft) {
        header = HeaderBlock.of(draft);
        body = BodyParts.of(draft);
        date = draft.date();
    }

    /** @throws BadHeader where a header cannot stand in a message */
    public static Form of(Draft draft) {
        return new Form(draft);
    }

    /**
     * @param values a value for each slot, and for the three above
     * @throws IllegalArgumentException naming the slot without a value
     * @throws BadHeader where a value must not stand in a header
     */
    public byte[] fill(Map<String, String> values) {
        return filled(values).octets();
    }

    /** The same for {@link Signer#sign(Filled)}, which is far cheaper than signing the octets alone. */
    public Filled filled(Map<String, String> values) {
        Filling filling = new Filling(values);
        for (Piece piece : header) piece.into(filling);
        for (Piece piece : body) piece.into(filling);
        return new Filled(filling.octets(), date);
    }

    /**
     * A message of one member, as octets. Its body is in DKIM's relaxed form already, but for empty lines at its end, so
     * that {@link Signer} need not walk through it.
     *
     * @param date as the Date header has it
     */
    public record Filled(byte[] octets, Instant date) {}

    /** A stretch of a {@link Form}: octets, or a place to be filled. */
    @FunctionalInterface
    interface Piece {
        void into(Filling filling);
    }

    /** One message while it is filled: the values, and the chunks so far, which are joined by a single copy. */
    static final class Filling {
        private static final int BOUNDARY_OCTETS = 15;

        private final Map<String, String> values;
        private @Nullable String boundary;
        private byte[][] chunks = new byte[64][];
        private int count;
        private int size;

        Filling(Map<String, String> values) {
            this.values = values;
        }

        String value(String slot) {
            String value = values.get(slot);
            if (value == null) throw new IllegalArgumentException("no value for the slot '" + slot + "'");
            return value;
        }

        String boundary() {
            if (boundary == null) boundary = boundary(value(Form.BOUNDARY));
            return boundary;
        }

        // The same at each try. In quoted-printable an equals sign is followed by hex or a line end, and base64 has no
        // underscore (RFC 2045 section 6.7): no encoded body contains it.
        private static String boundary(String seed) {
            byte[] digest = Tokens.sha256(seed.getBytes(UTF_8));
            return "=_" + HexFormat.of().formatHex(digest, 0, BOUNDARY_OCTETS);
        }

        /** The caller must not change the chunk afterwards. */
        void add(byte[] chunk) {
            if (count == chunks.length) chunks = Arrays.copyOf(chunks, 2 * count);
            chunks[count++] = chunk;
            size += chunk.length;
        }

        byte[] octets() {
            byte[] octets = new byte[size];
            int at = 0;
            for (int i = 0; i < count; i++) {
                System.arraycopy(chunks[i], 0, octets, at, chunks[i].length);
                at += chunks[i].length;
            }
            return octets;
        }
    }
}
