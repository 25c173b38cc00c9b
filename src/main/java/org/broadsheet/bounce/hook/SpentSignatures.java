package org.broadsheet.bounce.hook;

import java.util.HexFormat;
import org.broadsheet.platform.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Binds a signature that covers only a token to the first body that came with it, on all replicas: overheard once, it
 * proves no other. Kept longer than a provider tries again.
 */
@Service
class SpentSignatures {
    private final JdbcClient jdbc;

    SpentSignatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PURGE = "delete from bounce_hook_signature where seen_at < now() - interval '9 hours'";
    private static final String FIRST = """
            insert into bounce_hook_signature (token_hash, body_hash)
            select :token, :body where :fresh
            on conflict (token_hash) do nothing
            """;
    private static final String BODY = "select body_hash from bounce_hook_signature where token_hash = :token";

    /**
     * Whether this body may be proved by this token: it is the one that the token came with first.
     *
     * @param fresh whether a token that never came before is taken
     */
    boolean proves(String token, byte[] body, boolean fresh) {
        String key = Tokens.hash(token);
        String hash = HexFormat.of().formatHex(Tokens.sha256(body));
        jdbc.sql(PURGE).update();
        jdbc.sql(FIRST)
                .param("token", key)
                .param("body", hash)
                .param("fresh", fresh)
                .update();
        return jdbc.sql(BODY)
                .param("token", key)
                .query(String.class)
                .optional()
                .filter(hash::equals)
                .isPresent();
    }
}
