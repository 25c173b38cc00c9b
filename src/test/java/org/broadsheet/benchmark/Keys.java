package org.broadsheet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Keys to sign with, made for this run. */
final class Keys {
    private final Path rsa;
    private final Path ed25519;

    Keys(Path folder) throws IOException {
        this.rsa = write(folder.resolve("rsa.pem"), "RSA", 2048);
        this.ed25519 = write(folder.resolve("ed25519.pem"), "Ed25519", 255);
    }

    String rsa() {
        return rsa.toString();
    }

    String[] settings(boolean nativeProvider) {
        return new String[] {
            "--broadsheet.dkim.domain=example.org",
            "--broadsheet.dkim.selector=b",
            "--broadsheet.dkim.private-key=" + rsa,
            "--broadsheet.dkim.native-provider=" + nativeProvider
        };
    }

    String[] both() {
        return new String[] {
            "--broadsheet.dkim.domain=example.org",
            "--broadsheet.dkim.selector=b",
            "--broadsheet.dkim.private-key=" + rsa,
            "--broadsheet.dkim.ed25519-selector=e",
            "--broadsheet.dkim.ed25519-private-key=" + ed25519
        };
    }

    private static Path write(Path file, String algorithm, int size) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
