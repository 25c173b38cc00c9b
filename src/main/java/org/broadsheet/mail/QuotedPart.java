package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.broadsheet.mail.encoding.QuotedPrintable;

/** A part in quoted-printable: soft line breaks set each value apart, so nothing around a value depends on it. */
final class QuotedPart implements Form.Piece {
    private static final byte[] SOFT_BREAK = "=\r\n".getBytes(US_ASCII);

    private final byte[][] literals;
    private final String[] names;
    private final BodyParts.BodyText kind;

    QuotedPart(Slots.Slotted text, BodyParts.BodyText kind) {
        this.kind = kind;
        names = text.names().toArray(String[]::new);
        literals = text.literals().stream()
                .map(literal -> QuotedPrintable.encode(literal.getBytes(UTF_8)))
                .toArray(byte[][]::new);
    }

    @Override
    public void into(Form.Filling filling) {
        filling.add(BodyParts.LINE_END);
        byte[] last = next(filling, BodyParts.LINE_END, literals[0]);
        for (int i = 0; i < names.length; i++) {
            last = next(filling, last, QuotedPrintable.encode(kind.octets(filling.value(names[i]))));
            last = next(filling, last, literals[i + 1]);
        }
    }

    private static byte[] next(Form.Filling filling, byte[] last, byte[] chunk) {
        if (chunk.length == 0) return last;
        boolean lineIsOpen = last[last.length - 1] != '\n';
        if (lineIsOpen && chunk[0] != '\r') filling.add(SOFT_BREAK);
        filling.add(chunk);
        return chunk;
    }
}
