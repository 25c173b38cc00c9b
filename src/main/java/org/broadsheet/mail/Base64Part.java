package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.mail.BodyParts.LINE_END;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * A part in base64, where three octets make four characters: each literal is encoded for all three ways in which it can begin
 * within such a group, and only the groups that a value touches are encoded anew, on lines of their own.
 */
final class Base64Part implements Form.Piece {
    private final Base64Literal[] literals;
    private final String[] names;
    private final BodyParts.BodyText kind;

    Base64Part(Slots.Slotted text, BodyParts.BodyText kind) {
        this.kind = kind;
        names = text.names().toArray(String[]::new);
        literals = text.literals().stream()
                .map(literal -> new Base64Literal(literal.getBytes(UTF_8)))
                .toArray(Base64Literal[]::new);
    }

    @Override
    public void into(Form.Filling filling) {
        ByteArrayOutputStream open = new ByteArrayOutputStream(256);
        literals[0].into(filling, open);
        for (int i = 0; i < names.length; i++) {
            open.writeBytes(kind.octets(filling.value(names[i])));
            literals[i + 1].into(filling, open);
        }
        filling.add(Base64Literal.lines(open.toByteArray()));
    }

    /** Octets that stand between two values: whole groups encoded beforehand, one way for each number of octets that go before. */
    static final class Base64Literal {
        private static final int GROUP = 3;
        private static final int WIDTH = 76;

        private final byte[] octets;
        private final byte[][] lines = new byte[GROUP][];
        private final byte[][] rests = new byte[GROUP][];

        Base64Literal(byte[] octets) {
            this.octets = octets;
            for (int lent = 0; lent < GROUP && lent <= octets.length; lent++) {
                int groups = (octets.length - lent) / GROUP * GROUP;
                lines[lent] = lines(Arrays.copyOfRange(octets, lent, lent + groups));
                rests[lent] = Arrays.copyOfRange(octets, lent + groups, octets.length);
            }
        }

        /** @param open what is not encoded yet; the literal lends it the octets that its last group lacks and leaves its own rest there */
        void into(Form.Filling filling, ByteArrayOutputStream open) {
            int lent = (GROUP - open.size() % GROUP) % GROUP;
            if (lent > octets.length) {
                open.writeBytes(octets);
                return;
            }
            open.write(octets, 0, lent);
            filling.add(lines(open.toByteArray()));
            filling.add(lines[lent]);
            open.reset();
            open.writeBytes(rests[lent]);
        }

        /** Each line with its break before it, so that whatever follows ends the last; none for nothing. */
        static byte[] lines(byte[] octets) {
            if (octets.length == 0) return octets;
            byte[] encoded = Base64.getMimeEncoder(WIDTH, LINE_END).encode(octets);
            byte[] lines = Arrays.copyOf(LINE_END, LINE_END.length + encoded.length);
            System.arraycopy(encoded, 0, lines, LINE_END.length, encoded.length);
            return lines;
        }
    }
}
