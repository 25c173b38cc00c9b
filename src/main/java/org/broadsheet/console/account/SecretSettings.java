package org.broadsheet.console.account;

import java.net.URI;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** No start with a secret in the settings that can be guessed. The demo newsroom may, on this machine only. */
@ConditionalOnWebApplication
@Component
class SecretSettings {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    SecretSettings(
            ConsoleSettings console,
            ApiSettings api,
            SecretRule strength,
            Environment environment,
            @Value("${broadsheet.site.url:http://localhost}") URI site) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"))
                && THIS_MACHINE.contains(String.valueOf(site.getHost()));
        String password = console.admin().password();
        if (password != null && !password.isBlank() && !demo) {
            if (SecretRule.isShort(password)
                    || strength.isGuessable(
                            password,
                            console.admin().username(),
                            console.admin().email()))
                throw wrong(
                        "broadsheet.console.admin.password",
                        "is too easily guessed: at least " + SecretRule.SHORTEST
                                + " characters, for example four words that do not belong together");
        }
        String token = api.token();
        if (token != null && !token.isBlank() && strength.isWeakToken(token))
            throw wrong(
                    "broadsheet.api.token",
                    "is too easily guessed: at least 32 random characters, for example of 'openssl rand -hex 32'");
    }

    // Without the value: the message goes to the log.
    private static InvalidConfigurationPropertyValueException wrong(String name, String reason) {
        return new InvalidConfigurationPropertyValueException(name, null, reason);
    }
}
