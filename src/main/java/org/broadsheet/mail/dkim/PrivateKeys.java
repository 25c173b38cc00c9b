package org.broadsheet.mail.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** From the octets of a private key to both halves of its pair. */
final class PrivateKeys {
    // RFC 8301 section 3.2: verifiers need not take less than 1024, signers should have 2048.
    private static final int SHORTEST_RSA = 2048;

    private PrivateKeys() {}

    record Pair(Algorithm algorithm, PrivateKey secret, PublicKey open) {}

    static Pair of(byte[] pkcs8) {
        try {
            PrivateKey key = parse(pkcs8);
            if (key instanceof RSAPrivateCrtKey rsa) return rsa(rsa);
            if (key instanceof EdECPrivateKey ed && ed.getParams().getName().equals("Ed25519")) return ed25519(ed);
        } catch (GeneralSecurityException e) {
            throw new BadKey("the key is broken", e);
        }
        throw new BadKey("the key is neither RSA nor Ed25519");
    }

    private static PrivateKey parse(byte[] pkcs8) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (InvalidKeySpecException notRsa) {
            return ed25519(spec);
        }
    }

    private static PrivateKey ed25519(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            throw new BadKey("the key is neither RSA nor Ed25519, or broken", e);
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
