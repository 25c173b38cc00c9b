package org.broadsheet.console.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The editors' accounts; the first comes from the settings when there is none. */
@ConditionalOnWebApplication
@Service
class Accounts implements UserDetailsService, ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final ConsoleSettings settings;

    Accounts(JdbcClient jdbc, PasswordEncoder encoder, ConsoleSettings settings) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.settings = settings;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return jdbc.sql("select username, password, role from account where username = :username")
                .param("username", username)
                .query((row, n) -> User.withUsername(row.getString("username"))
                        .password(row.getString("password"))
                        .roles(Role.of(row.getString("role")).authorities())
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    private static final String FIRST = """
            insert into account (username, password, role)
            select :username, :password, 'admin' where not exists (select from account)
            """;

    @Override
    public void run(ApplicationArguments arguments) {
        String password = settings.admin().password();
        if (password == null || password.isBlank()) return;
        int made = jdbc.sql(FIRST)
                .param("username", settings.admin().username())
                .param("password", encoder.encode(password))
                .update();
        if (made == 1)
            log.info(
                    "first account of the console made username={}",
                    settings.admin().username());
    }
}
