package org.broadsheet.mail.dkim;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.dkim.*}: who signs. Without a key messages go out unsigned.
 *
 * @param domain the domain that answers for the messages; that of the sender's address or one above it
 * @param selector under which the DNS has the public key
 * @param privateKey a PEM file, RSA of 2048 bits at least, or Ed25519
 * @param ed25519Selector of a second signature, beside an RSA one
 * @param ed25519PrivateKey a PEM file of the second signature
 * @param nativeProvider false: the JDK signs though a faster library would load
 */
@ConfigurationProperties("broadsheet.dkim")
public record DkimSettings(
        @Nullable String domain,
        @Nullable String selector,
        @Nullable Path privateKey,
        @Nullable String ed25519Selector,
        @Nullable Path ed25519PrivateKey,
        @DefaultValue("true") boolean nativeProvider) {

    /** No signatures. */
    public static DkimSettings none() {
        return new DkimSettings(null, null, null, null, null, true);
    }
}
