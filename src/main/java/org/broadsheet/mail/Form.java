package org.broadsheet.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
}
