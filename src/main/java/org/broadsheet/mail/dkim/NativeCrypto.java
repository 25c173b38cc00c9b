package org.broadsheet.mail.dkim;

import java.security.Provider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Amazon Corretto Crypto Provider, where its library loads: RSA in a quarter of the JDK's time. */
final class NativeCrypto {
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
