package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What stands between the parts of one message: the same at each try, another for each seed. */
final class Boundary {
    /** In quoted-printable an equals sign is followed by hex or a line end, and base64 has no underscore (RFC 2045 section 6.7). */
    private static final String IN_NO_ENCODED_BODY = "=_";

    private static final int OCTETS = 15;

    private Boundary() {}

    static String from(String seed) {
        byte[] digest = sha256().digest(seed.getBytes(UTF_8));
        return IN_NO_ENCODED_BODY + HexFormat.of().formatHex(Arrays.copyOf(digest, OCTETS));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
