package org.broadsheet.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A relay's certificate, good or bad, and the authority that signed it; made for the test. */
public final class TestCertificates {
    private static final char[] PASSWORD = "test".toCharArray();
    private static final Duration WEEK = Duration.ofDays(7);
    private static final KeyPair AUTHORITY_KEYS = keys();
    private static final X509Certificate AUTHORITY = new CertificateForm("authority", AUTHORITY_KEYS, now(), WEEK)
            .authority()
            .signedBy("authority", AUTHORITY_KEYS);

    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    private TestCertificates(String name, Instant from) {
        certificate = new CertificateForm("relay", keys, from, WEEK).named(name).signedBy("authority", AUTHORITY_KEYS);
    }

    /** For localhost and 127.0.0.1, valid now. */
    public static TestCertificates good() {
        return new TestCertificates("localhost", now());
    }

    public static TestCertificates wrongName() {
        return new TestCertificates("other.example", now());
    }

    public static TestCertificates expired() {
        return new TestCertificates("localhost", now().minus(Duration.ofDays(30)));
    }

    public SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("relay", keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate, AUTHORITY});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority, as a PEM file to be trusted. */
    public static Path authority(Path folder) {
        try {
            String base64 = Base64.getMimeEncoder().encodeToString(AUTHORITY.getEncoded());
            String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(folder.resolve("authority.pem"), pem);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant now() {
        return Instant.now().minus(Duration.ofHours(1));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
