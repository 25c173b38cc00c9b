package org.broadsheet.console.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
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

    FirstAccount(JdbcClient jdbc, PasswordEncoder encoder, ConsoleSettings settings) {
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
        String password = settings.admin().password();
        if (password == null || password.isBlank()) return;
        int made = jdbc.sql(FIRST)
                .param("username", settings.admin().username())
                .param("password", encoder.encode(password))
                .param("email", settings.admin().email())
                .update();
        if (made == 1)
            log.info(
                    "first account of the console made username={}",
                    settings.admin().username());
    }
}
