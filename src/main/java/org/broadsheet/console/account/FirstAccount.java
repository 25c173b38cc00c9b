package org.broadsheet.console.account;

import java.net.URI;
import java.util.Set;
import org.broadsheet.console.account.ApiSecurity.ApiSettings;
import org.broadsheet.platform.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The account that the settings name, made when there is none: an administrator, who invites all others. There is no start
 * with a secret in the settings that can be guessed; the demo newsroom may, on this machine only.
 */
@ConditionalOnWebApplication
@Component
class FirstAccount implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAccount.class);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final ConsoleSettings settings;
    private final boolean demo;

    FirstAccount(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            ConsoleSettings settings,
            ApiSettings api,
            SecretRule strength,
            Environment environment) {
        refuseWeakSecrets(settings, api, strength, environment);
        this.demo = environment.matchesProfiles("demo");
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.settings = settings;
    }

    static void refuseWeakSecrets(
            ConsoleSettings console, ApiSettings api, SecretRule strength, Environment environment) {
        URI site = URI.create(environment.getProperty("broadsheet.site.url", "http://localhost"));
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

    private static final String FIRST = """
            insert into account (username, password, role, email, accepted)
            select :username, :password, 'admin', :email, now() where not exists (select from account)
            on conflict do nothing
            """;

    @Override
    public void run(ApplicationArguments arguments) {
        String given = settings.admin().password();
        boolean isGiven = given != null && !given.isBlank();
        if (!isGiven && !demo) return;
        String password = isGiven ? given : Tokens.secret();
        int made = jdbc.sql(FIRST)
                .param("username", settings.admin().username())
                .param("password", encoder.encode(password))
                .param("email", settings.admin().email())
                .update();
        if (made == 1)
            log.info(
                    "first account of the console made username={}",
                    settings.admin().username());
        // A demo has no secret of its own to be made beforehand, and must not have one that all demos share.
        if (made == 1 && !isGiven) log.warn("the password of this demo's first account is {}", password);
    }
}
