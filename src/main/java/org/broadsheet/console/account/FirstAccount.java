package org.broadsheet.console.account;

import org.broadsheet.platform.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The account that the settings name, made when there is none: an administrator, who invites all others. */
@ConditionalOnWebApplication
@Component
class FirstAccount implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAccount.class);

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final ConsoleSettings settings;
    private final boolean demo;

    FirstAccount(JdbcClient jdbc, PasswordEncoder encoder, ConsoleSettings settings, Environment environment) {
        this.demo = environment.matchesProfiles("demo");
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.settings = settings;
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
