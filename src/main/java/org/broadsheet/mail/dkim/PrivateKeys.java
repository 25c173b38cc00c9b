package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/** From the octets of a private key to both halves of its pair. */
final class PrivateKeys {
    // RFC 8301 section 3.2: verifiers need not take less than 1024, signers should have 2048.
    private static final int SHORTEST_RSA = 2048;

    private PrivateKeys() {}

    record Pair(Algorithm algorithm, PrivateKey secret, PublicKey open) {}

    /** From a file in PEM (RFC 7468), as openssl writes it: PKCS#8, or PKCS#1 of old. */
    static Pair read(Path file) {
        String text = text(file);
        if (!text.contains("PRIVATE KEY-----")) throw new BadKey("there is no private key in PEM in " + file);
        return ofPem(text);
    }

    static Pair ofPem(String text) {
        if (text.contains("ENCRYPTED"))
            throw new BadKey("the key is encrypted; write it without a password: openssl pkcs8 -topk8 -nocrypt");
        try {
            return of(PemContent.of(text).getPrivateKey());
        } catch (GeneralSecurityException | IllegalStateException | IllegalArgumentException e) {
            throw new BadKey("the key is neither RSA nor Ed25519, or broken", e);
        }
    }

    private static Pair of(@Nullable PrivateKey key) throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) return rsa(rsa);
        if (key instanceof EdECPrivateKey ed && ed.getParams().getName().equals("Ed25519")) return ed25519(ed);
        throw new BadKey("the key is neither RSA nor Ed25519");
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), US_ASCII);
        } catch (IOException e) {
            throw new BadKey("the file " + file + " cannot be read", e);
        }
    }

    private static Pair rsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
        BigInteger modulus = key.getModulus();
        if (modulus.bitLength() < SHORTEST_RSA)
            throw new BadKey("the RSA key has " + modulus.bitLength() + " bits; receivers want " + SHORTEST_RSA
                    + " (RFC 8301): openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048");
        RSAPublicKeySpec open = new RSAPublicKeySpec(modulus, key.getPublicExponent());
        return new Pair(Algorithm.RSA, key, KeyFactory.getInstance("RSA").generatePublic(open));
    }

    // The JDK tells the public half of an Ed25519 key only while it makes the pair, so it makes it again from the same
    // seed.
    private static Pair ed25519(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new BadKey("the Ed25519 key does not show itself"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        KeyPair pair = generator.generateKeyPair();
        return new Pair(Algorithm.ED25519, key, pair.getPublic());
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
