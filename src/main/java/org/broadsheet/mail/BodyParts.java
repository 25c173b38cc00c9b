package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/**
 * The body of a draft: the text alone, or multipart/alternative with the text first (RFC 2046 section 5.1.4). It begins with the
 * line end that ends the header; each part begins with the one that ends its own.
 */
final class BodyParts {
    static final byte[] LINE_END = ascii("\r\n");

    private BodyParts() {}

    static List<Piece> of(Draft draft) {
        String html = draft.html();
        return html == null ? alone(draft.text()) : alternatives(draft.text(), html);
    }

    /** What the header says of a body without HTML. */
    static byte[] partHeader(BodyText kind, String text) {
        return ascii(TransferEncoding.of(Slotted.of(BodyText.canonical(text))).header(kind.subtype()));
    }

    private static List<Piece> alone(String text) {
        return List.of(part(BodyText.PLAIN, text), octets(LINE_END));
    }

    private static List<Piece> alternatives(String text, String html) {
        List<Piece> pieces = new ArrayList<>();
        addPart(pieces, BodyText.PLAIN, text);
        addPart(pieces, BodyText.HTML, html);
        pieces.add(filling -> filling.add(ascii("\r\n--" + filling.boundary() + "--\r\n")));
        return List.copyOf(pieces);
    }

    private static void addPart(List<Piece> pieces, BodyText kind, String text) {
        pieces.add(filling -> filling.add(ascii("\r\n--" + filling.boundary() + "\r\n")));
        pieces.add(octets(partHeader(kind, text)));
        pieces.add(part(kind, text));
    }

    private static Piece part(BodyText kind, String text) {
        Slotted slotted = Slotted.of(BodyText.canonical(text));
        return TransferEncoding.of(slotted).part(slotted, kind);
    }

    private static Piece octets(byte[] octets) {
        return filling -> filling.add(octets);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
