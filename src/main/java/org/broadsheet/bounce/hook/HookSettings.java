package org.broadsheet.bounce.hook;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code broadsheet.bounces.hooks.*}: with what each provider proves that it is the one who calls. A provider without it
 * is answered with 404.
 *
 * @param sesTopic the ARN of the SNS topic
 * @param mailgunSigningKey the account's HTTP webhook signing key
 * @param postmarkUsername, postmarkPassword the credentials that stand in the hook's address at Postmark
 * @param sendgridPublicKey the verification key of the signed event webhook, in base64
 */
@ConfigurationProperties("broadsheet.bounces.hooks")
public record HookSettings(
        @Nullable String sesTopic,
        @Nullable String mailgunSigningKey,
        @Nullable String postmarkUsername,
        @Nullable String postmarkPassword,
        @Nullable String sendgridPublicKey) {

    public HookSettings {
        if ((postmarkUsername == null) != (postmarkPassword == null))
            throw new IllegalArgumentException(
                    "broadsheet.bounces.hooks.postmark-username and .postmark-password: both or neither");
    }

    /** Whether any provider's hook can be used. */
    public boolean isSet() {
        return sesTopic != null || mailgunSigningKey != null || postmarkUsername != null || sendgridPublicKey != null;
    }

    @Override
    public String toString() {
        return "HookSettings[...]";
    }
}
