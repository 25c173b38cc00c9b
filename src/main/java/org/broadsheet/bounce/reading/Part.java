package org.broadsheet.bounce.reading;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a mail, its multiparts already taken apart.
 *
 * @param body undecoded, one character an octet
 */
record Part(Fields fields, String body) {
    private static final Pattern CHARSET = parameter("charset");
    private static final Pattern BOUNDARY = parameter("boundary");

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i);\\s*" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");
    }

    /** {@code text/plain} where nothing, or nothing readable, is said. */
    String type() {
        String type = fields.get("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.contains("/") ? type : "text/plain";
    }

    String boundary() {
        return find(BOUNDARY);
    }

    private String find(Pattern parameter) {
        Matcher m = parameter.matcher(fields.get("Content-Type"));
        if (!m.find()) return "";
        String value = m.group(1) != null ? m.group(1) : m.group(2);
        return value == null ? "" : value.stripTrailing();
    }

    /** Whether this is the letter that came back, or its header, and no longer what is said about it. */
    boolean isOriginal() {
        return isOriginalMessage() || type().matches("text/rfc822-headers?|message/(global|rfc822)-headers");
    }

    private boolean isOriginalMessage() {
        return type().equals("message/rfc822") || type().equals("message/global");
    }

    boolean isStatus() {
        return type().matches("message/(global-)?delivery-status");
    }

    boolean isText() {
        return type().startsWith("text/") && !isOriginal();
    }

    String text() {
        String decoded = Lines.of(octets());
        return new String(decoded.getBytes(StandardCharsets.ISO_8859_1), charset());
    }

    private byte[] octets() {
        byte[] raw = body.getBytes(StandardCharsets.ISO_8859_1);
        String encoding = fields.get("Content-Transfer-Encoding").strip();
        if (!encoding.matches("(?i)base64|quoted-printable")) return raw;
        try (var decoded = MimeUtility.decode(new ByteArrayInputStream(raw), encoding)) {
            return decoded.readAllBytes();
        } catch (MessagingException | IOException e) {
            return raw;
        }
    }

    private Charset charset() {
        try {
            String name = find(CHARSET);
            return name.isEmpty() ? guess() : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return guess();
        }
    }

    // ISO-2022-JP shows itself by its escapes; UTF-8 keeps ASCII right whatever the rest is.
    private Charset guess() {
        return body.contains("\u001b$") ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8;
    }

    /** Octets as lines that end in one LF, whether they came with CRLF, LF, bare CR, or a CR too many. */
    static final class Lines {
        private static final int LONGEST = 2000;
        private static final Pattern TOO_LONG = Pattern.compile("[^\n]{" + LONGEST + "}(?=[^\n])");
        // CR CR LF is one line ended twice on the way through a careless system, CR CR without LF is two.
        private static final Pattern END = Pattern.compile("\r{1,3}\n|\r");

        private Lines() {}

        /** The same text with every line broken after {@value #LONGEST} characters, as a relay folds it. */
        static String folded(String text) {
            return TOO_LONG.matcher(text).replaceAll("$0\n ");
        }

        /** One character an octet (ISO 8859-1), so that nothing is lost before the charset is known. */
        static String of(byte[] octets) {
            return END.matcher(new String(octets, StandardCharsets.ISO_8859_1)).replaceAll("\n");
        }
    }
}
