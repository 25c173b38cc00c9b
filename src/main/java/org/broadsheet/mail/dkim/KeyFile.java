package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key in PEM (RFC 7468), as openssl writes it: PKCS#8, or PKCS#1 of old. */
final class KeyFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    /** version 0, then AlgorithmIdentifier rsaEncryption with NULL (RFC 8017, appendix C). */
    private static final byte[] RSA_IN_PKCS8 = {
        2, 1, 0, 0x30, 0x0D, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0
    };

    private KeyFile() {}

    static PrivateKeys.Pair read(Path file) {
        Matcher block = BLOCK.matcher(text(file));
        if (!block.find()) throw new BadKey("there is no private key in PEM in " + file);
        return PrivateKeys.of(pkcs8(block.group(1), block.group(2)));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), US_ASCII);
        } catch (IOException e) {
            throw new BadKey("the file " + file + " cannot be read", e);
        }
    }

    private static byte[] pkcs8(String type, String content) {
        if (type.startsWith("ENCRYPTED") || content.contains("ENCRYPTED"))
            throw new BadKey("the key is encrypted; write it without a password: openssl pkcs8 -topk8 -nocrypt");
        return switch (type) {
            case "PRIVATE KEY" -> octets(content);
            case "RSA PRIVATE KEY" -> wrapped(octets(content));
            default -> throw new BadKey("the key is neither RSA nor Ed25519 in PKCS#8 or PKCS#1, but " + type);
        };
    }

    private static byte[] octets(String content) {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new BadKey("the key is broken: not base64", e);
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA_IN_PKCS8);
        inner.writeBytes(der(4, pkcs1));
        return der(0x30, inner.toByteArray());
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.length;
        if (length > 0xFFFF) throw new BadKey("the key is broken: too long");
        if (length > 0x7F) out.write(length > 0xFF ? 0x82 : 0x81);
        if (length > 0xFF) out.write(length >> 8);
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
