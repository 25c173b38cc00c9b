package org.broadsheet.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** Key files, made anew: none lies about in the project. */
public final class TestKeys {
    private TestKeys() {}

    public static Path rsa(Path folder, int bits) {
        return pem(folder.resolve("rsa" + bits + ".pem"), "PRIVATE KEY", pkcs8("RSA", bits));
    }

    /** PKCS#1 is what stands behind the 26 octets of PKCS#8's own. */
    public static Path rsaOfOld(Path folder) {
        byte[] pkcs8 = pkcs8("RSA", 2048);
        return pem(folder.resolve("pkcs1.pem"), "RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
    }

    public static Path ed25519(Path folder) {
        return pem(folder.resolve("ed25519.pem"), "PRIVATE KEY", pkcs8("Ed25519", 255));
    }

    public static Path pem(Path file, String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return write(file, "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n");
    }

    public static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] pkcs8(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
