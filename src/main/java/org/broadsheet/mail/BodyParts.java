package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * The body of a draft: the text alone, or multipart/alternative with the text first (RFC 2046 section 5.1.4). It begins with the
 * line end that ends the header; each part begins with the one that ends its own.
 */
final class BodyParts {
    static final byte[] LINE_END = ascii("\r\n");

    private BodyParts() {}

    static List<Form.Piece> of(Draft draft) {
        String html = draft.html();
        return html == null ? alone(draft.text()) : alternatives(draft.text(), html);
    }

    /** What the header says of a body without HTML. */
    static byte[] partHeader(BodyText kind, String text) {
        return ascii(
                TransferEncoding.of(Slots.Slotted.of(BodyText.canonical(text))).header(kind.subtype()));
    }

    private static List<Form.Piece> alone(String text) {
        return List.of(part(BodyText.PLAIN, text), octets(LINE_END));
    }

    private static List<Form.Piece> alternatives(String text, String html) {
        List<Form.Piece> pieces = new ArrayList<>();
        addPart(pieces, BodyText.PLAIN, text);
        addPart(pieces, BodyText.HTML, html);
        pieces.add(filling -> filling.add(ascii("\r\n--" + filling.boundary() + "--\r\n")));
        return List.copyOf(pieces);
    }

    private static void addPart(List<Form.Piece> pieces, BodyText kind, String text) {
        pieces.add(filling -> filling.add(ascii("\r\n--" + filling.boundary() + "\r\n")));
        pieces.add(octets(partHeader(kind, text)));
        pieces.add(part(kind, text));
    }

    private static Form.Piece part(BodyText kind, String text) {
        Slots.Slotted slotted = Slots.Slotted.of(BodyText.canonical(text));
        return TransferEncoding.of(slotted).part(slotted, kind);
    }

    private static Form.Piece octets(byte[] octets) {
        return filling -> filling.add(octets);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    /** How a part travels as ASCII: whichever is shorter, so mostly-Cyrillic text in base64, mostly-Latin in quoted-printable. */
    enum TransferEncoding {
        BASE64("base64") {
            @Override
            Form.Piece part(Slots.Slotted text, BodyText kind) {
                return new Base64Part(text, kind);
            }
        },
        QUOTED_PRINTABLE("quoted-printable") {
            @Override
            Form.Piece part(Slots.Slotted text, BodyText kind) {
                return new QuotedPart(text, kind);
            }
        };

        private final String name;

        TransferEncoding(String name) {
            this.name = name;
        }

        abstract Form.Piece part(Slots.Slotted text, BodyText kind);

        static TransferEncoding of(Slots.Slotted text) {
            byte[] octets = String.join("", text.literals()).getBytes(UTF_8);
            int escaped = 0;
            for (byte octet : octets) if (octet < 0 || octet == '=') escaped++;
            return octets.length + 2L * escaped > 4L * octets.length / 3 ? BASE64 : QUOTED_PRINTABLE;
        }

        String header(String subtype) {
            return "Content-Type: text/" + subtype + "; charset=UTF-8\r\nContent-Transfer-Encoding: " + name + "\r\n";
        }
    }

    /** The two kinds of text in a body, and how a value enters each. */
    enum BodyText {
        PLAIN("plain") {
            @Override
            String enter(String value) {
                return value;
            }
        },
        HTML("html") {
            @Override
            String enter(String value) {
                return escaped(value);
            }
        };

        private final String subtype;

        BodyText(String subtype) {
            this.subtype = subtype;
        }

        abstract String enter(String value);

        String subtype() {
            return subtype;
        }

        byte[] octets(String value) {
            return enter(withLineEnds(value)).getBytes(UTF_8);
        }

        /** With CRLF, and without empty lines at the end, which DKIM would have to take off. */
        static String canonical(String text) {
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) end--;
            return withLineEnds(text.substring(0, end));
        }

        private static String withLineEnds(String text) {
            if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) return text;
            return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        }

        private static String escaped(String value) {
            StringBuilder escaped = new StringBuilder(value.length() + 16);
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '&' -> escaped.append("&amp;");
                    case '<' -> escaped.append("&lt;");
                    case '>' -> escaped.append("&gt;");
                    case '"' -> escaped.append("&quot;");
                    case '\'' -> escaped.append("&#39;");
                    default -> escaped.append(c);
                }
            }
            return escaped.toString();
        }
    }
}
