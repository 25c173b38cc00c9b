package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A private key at work, for any number of threads, by the native provider where that gives the JDK's results. */
public final class SigningKey {
    private static final byte[] SAMPLE = "a message".getBytes(US_ASCII);
    private static final int ED25519_OCTETS = 32;

    private final PrivateKeys.Pair pair;
    private final @Nullable Provider provider;
    // A Signature keeps its key in the library's own form; to make that anew costs twice what signing does.
    private final ThreadLocal<Signature> signatures = ThreadLocal.withInitial(this::begin);

    private SigningKey(PrivateKeys.Pair pair, @Nullable Provider provider) {
        this.pair = pair;
        this.provider = provider;
    }

    /** @throws BadKey with the reason, in words for an operator */
    public static SigningKey read(Path file, boolean nativeProvider) {
        return of(PrivateKeys.read(file), nativeProvider);
    }

    static SigningKey of(PrivateKeys.Pair pair, boolean nativeProvider) {
        SigningKey jdk = new SigningKey(pair, null);
        if (!jdk.isSound()) throw new BadKey("the key signs what it cannot verify");
        if (!nativeProvider) return jdk;
        return NativeCrypto.load()
                .map(provider -> new SigningKey(pair, provider))
                .filter(SigningKey::isSound)
                .orElse(jdk);
    }

    public Algorithm algorithm() {
        return pair.algorithm();
    }

    public String provider() {
        return provider == null ? "JDK" : provider.getName();
    }

    /** What stands in the DNS at {@code SELECTOR._domainkey.DOMAIN} (RFC 6376 section 3.6.1, RFC 8463 section 4). */
    public String publicRecord() {
        byte[] open = pair.open().getEncoded();
        if (algorithm() == Algorithm.ED25519)
            open = Arrays.copyOfRange(open, open.length - ED25519_OCTETS, open.length);
        return "v=DKIM1; k=" + algorithm().keyType() + "; p="
                + Base64.getEncoder().encodeToString(open);
    }

    byte[] sign(byte[] data) {
        try {
            Signature signature = signatures.get();
            signature.update(toSign(data));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            signatures.remove();
            throw new IllegalStateException("DKIM " + algorithm().tag() + " by " + provider(), e);
        }
    }

    /** RFC 8463 section 3: Ed25519 signs the hash. */
    private byte[] toSign(byte[] data) {
        return algorithm() == Algorithm.ED25519 ? sha256().digest(data) : data;
    }

    MessageDigest sha256() {
        try {
            return provider == null
                    ? MessageDigest.getInstance("SHA-256")
                    : MessageDigest.getInstance("SHA-256", provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every provider has SHA-256", e);
        }
    }

    private Signature begin() {
        try {
            String name = algorithm().signature();
            Signature signature =
                    provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
            signature.initSign(pair.secret());
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("DKIM key with " + provider(), e);
        }
    }

    private boolean isSound() {
        try {
            Signature verifier = Signature.getInstance(algorithm().signature());
            verifier.initVerify(pair.open());
            verifier.update(toSign(SAMPLE));
            return verifier.verify(sign(SAMPLE));
        } catch (GeneralSecurityException | IllegalStateException e) {
            return false;
        }
    }

    /** Amazon Corretto Crypto Provider, where its library loads: RSA in a quarter of the JDK's time. */
    static final class NativeCrypto {
        private static final Logger log = LoggerFactory.getLogger(NativeCrypto.class);
        private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

        private NativeCrypto() {}

        static Optional<Provider> load() {
            try {
                Provider provider =
                        (Provider) Class.forName(PROVIDER).getField("INSTANCE").get(null);
                // It comes without its library too, and then signs by falling back without a word.
                provider.getClass().getMethod("assertHealthy").invoke(provider);
                return Optional.of(provider);
            } catch (ReflectiveOperationException | LinkageError e) {
                log.debug("no native provider", e);
                return Optional.empty();
            }
        }
    }
}
