package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How a part travels as ASCII: whichever is shorter, so mostly-Cyrillic text in base64, mostly-Latin in quoted-printable. */
enum TransferEncoding {
    BASE64("base64") {
        @Override
        Piece part(Slotted text, BodyText kind) {
            return new Base64Part(text, kind);
        }
    },
    QUOTED_PRINTABLE("quoted-printable") {
        @Override
        Piece part(Slotted text, BodyText kind) {
            return new QuotedPart(text, kind);
        }
    };

    private final String name;

    TransferEncoding(String name) {
        this.name = name;
    }

    abstract Piece part(Slotted text, BodyText kind);

    static TransferEncoding of(Slotted text) {
        byte[] octets = String.join("", text.literals()).getBytes(UTF_8);
        int escaped = 0;
        for (byte octet : octets) if (octet < 0 || octet == '=') escaped++;
        return octets.length + 2L * escaped > 4L * octets.length / 3 ? BASE64 : QUOTED_PRINTABLE;
    }

    String header(String subtype) {
        return "Content-Type: text/" + subtype + "; charset=UTF-8\r\nContent-Transfer-Encoding: " + name + "\r\n";
    }
}
