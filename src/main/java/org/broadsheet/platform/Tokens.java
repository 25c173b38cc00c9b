package org.broadsheet.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random bearer secrets, their hashes, message authentication codes, and comparison in constant time. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HMAC = "HmacSHA256";

    private Tokens() {}

    /** So many bytes from the system's secure random generator. */
    public static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    /** A new bearer secret of 256 bits, 43 characters of URL-safe base64 (RFC 4648, section 5). Store only {@link #hash}. */
    public static String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    /** What may be stored of a bearer secret: its SHA-256 in lower-case hexadecimal. For secrets with at least 128 random bits. */
    public static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret.getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** HMAC-SHA256 (RFC 2104) over the parts one after another; the caller separates them. */
    public static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }

    /** Whether both are equal; the time taken does not tell where they differ. */
    public static boolean matches(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given);
    }

    /** Whether both are equal; the time taken does not tell where they differ. */
    public static boolean matches(String expected, String given) {
        return matches(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
