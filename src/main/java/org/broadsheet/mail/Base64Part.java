package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * A part in base64, where three octets make four characters: each literal is encoded for all three ways in which it can begin
 * within such a group, and only the groups that a value touches are encoded anew, on lines of their own.
 */
final class Base64Part implements Piece {
    private final Base64Literal[] literals;
    private final String[] names;
    private final BodyText kind;

    Base64Part(Slotted text, BodyText kind) {
        this.kind = kind;
        names = text.names().toArray(String[]::new);
        literals = text.literals().stream()
                .map(literal -> new Base64Literal(literal.getBytes(UTF_8)))
                .toArray(Base64Literal[]::new);
    }

    @Override
    public void into(Filling filling) {
        ByteArrayOutputStream open = new ByteArrayOutputStream(256);
        literals[0].into(filling, open);
        for (int i = 0; i < names.length; i++) {
            open.writeBytes(kind.octets(filling.value(names[i])));
            literals[i + 1].into(filling, open);
        }
        filling.add(Base64Literal.lines(open.toByteArray()));
    }
}
