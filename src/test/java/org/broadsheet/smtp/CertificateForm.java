package org.broadsheet.smtp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** As much of X.509 (RFC 5280) in DER as a test certificate needs: the JDK can read them, but not make them. */
final class CertificateForm {
    private static final byte[] ECDSA_SHA256 = sequence(hex("06082a8648ce3d040302"));
    private static final byte[] COMMON_NAME = hex("0603550403");
    private static final byte[] BASIC_CONSTRAINTS = hex("0603551d13");
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = hex("0603551d11");
    private static final byte[] TRUE = hex("0101ff");
    private static final byte[] LOOPBACK = hex("7f000001");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String subject;
    private final KeyPair keys;
    private final Instant from;
    private final Duration validity;
    private byte[] extension = new byte[0];

    CertificateForm(String subject, KeyPair keys, Instant from, Duration validity) {
        this.subject = subject;
        this.keys = keys;
        this.from = from;
        this.validity = validity;
    }

    CertificateForm authority() {
        extension = sequence(BASIC_CONSTRAINTS, TRUE, der(0x04, sequence(TRUE)));
        return this;
    }

    /** Localhost goes by its address, too. */
    CertificateForm named(String host) {
        byte[] names = der(0x82, ascii(host));
        if (host.equals("localhost")) names = joined(names, der(0x87, LOOPBACK));
        extension = sequence(SUBJECT_ALTERNATIVE_NAME, der(0x04, sequence(names)));
        return this;
    }

    X509Certificate signedBy(String issuer, KeyPair authority) {
        try {
            byte[] content = content(issuer);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(authority.getPrivate());
            signature.update(content);
            byte[] signed = joined(new byte[1], signature.sign());
            byte[] certificate = sequence(content, ECDSA_SHA256, der(0x03, signed));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] content(String issuer) {
        byte[] version3 = der(0xa0, der(0x02, new byte[] {2}));
        byte[] serial = der(0x02, new byte[] {1});
        byte[] times = sequence(time(from), time(from.plus(validity)));
        byte[] extensions = der(0xa3, sequence(extension));
        return sequence(
                version3,
                serial,
                ECDSA_SHA256,
                name(issuer),
                times,
                name(subject),
                keys.getPublic().getEncoded(),
                extensions);
    }

    private static byte[] name(String name) {
        return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, ascii(name)))));
    }

    private static byte[] time(Instant instant) {
        return der(0x18, ascii(TIME.format(instant)));
    }

    private static byte[] sequence(byte[]... parts) {
        return der(0x30, joined(parts));
    }

    private static byte[] der(int tag, byte[] value) {
        return joined(new byte[] {(byte) tag}, length(value.length), value);
    }

    private static byte[] length(int length) {
        if (length < 0x80) return new byte[] {(byte) length};
        if (length < 0x100) return new byte[] {(byte) 0x81, (byte) length};
        return new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
