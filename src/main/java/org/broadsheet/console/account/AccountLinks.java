package org.broadsheet.console.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Links that let their reader set a password: each once, for a while, and only the newest of an account. */
@Service
class AccountLinks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    AccountLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String MAKE = """
            with older as (delete from account_link where username = :username)
            insert into account_link (hash, username, expires)
            values (:hash, :username, now() + make_interval(secs => :valid))
            """;

    /** @return what stands in the link; here only its hash is kept */
    String make(String username, Duration valid) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql(MAKE)
                .param("hash", hash(token))
                .param("username", username)
                .param("valid", valid.toSeconds())
                .update();
        return token;
    }

    private static final String FIND = """
            select username from account_link where hash = :hash and used is null and expires > now()
            """;

    /** Whose it is, while it holds. A look does not use it up. */
    Optional<String> owner(String token) {
        return jdbc.sql(FIND).param("hash", hash(token)).query(String.class).optional();
    }

    private static final String USE = """
            update account_link set used = now() where hash = :hash and used is null and expires > now() returning username
            """;

    /** Of two who use it at once, one. */
    Optional<String> use(String token) {
        return jdbc.sql(USE).param("hash", hash(token)).query(String.class).optional();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
