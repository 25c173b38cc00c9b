package org.broadsheet.console;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keys of requests that must act once, on whichever node they arrive: those in forms, so that a button pressed twice acts
 * once, and scripts' own ({@code Idempotency-Key}), for which the same request gets the same answer for a week.
 */
@Service
public class RequestKeys {
    private static final int LONGEST = 64;

    private final JdbcClient jdbc;

    RequestKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String USE = "insert into form_key (key) values (:key) on conflict do nothing";

    /** True the first time. */
    public boolean use(String key) {
        if (key.isEmpty() || key.length() > LONGEST) return false;
        return jdbc.sql(USE).param("key", key).update() == 1;
    }

    /** What came of it: the edition, or why there is none. */
    record Result(@Nullable String edition, @Nullable Refusal refusal) {}

    enum Refusal {
        /** The key was used for something else. */
        OTHER_REQUEST,
        /** The first with this key is not answered yet. */
        UNDER_WAY
    }

    private static final String PURGE = """
            delete from api_send where asked < now() - interval '7 days'
            """;

    /** The key of a request that died without an answer is free after a minute: trying again makes the same edition. */
    private static final String BEGIN = """
            insert into api_send as s (key, fingerprint, asked) values (:key, :fingerprint, now())
            on conflict (key) do update set asked = now()
             where s.edition is null and s.fingerprint = :fingerprint and s.asked < now() - interval '1 minute'
            returning key
            """;

    Result once(String key, String request, Supplier<String> send) {
        byte[] fingerprint = Tokens.sha256(request.getBytes(StandardCharsets.UTF_8));
        jdbc.sql(PURGE).update();
        boolean first = jdbc.sql(BEGIN)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .query(String.class)
                .optional()
                .isPresent();
        return first ? new Result(answered(key, send), null) : again(key, fingerprint);
    }

    private String answered(String key, Supplier<String> send) {
        try {
            String edition = send.get();
            jdbc.sql("update api_send set edition = :edition where key = :key")
                    .param("edition", edition)
                    .param("key", key)
                    .update();
            return edition;
        } catch (RuntimeException e) {
            // Nothing was begun: the key may be used for the next try.
            jdbc.sql("delete from api_send where key = :key").param("key", key).update();
            throw e;
        }
    }

    private record Row(byte[] fingerprint, @Nullable String edition) {}

    private Result again(String key, byte[] fingerprint) {
        Optional<Row> row = jdbc.sql("select fingerprint, edition from api_send where key = :key")
                .param("key", key)
                .query(Row.class)
                .optional();
        if (row.isEmpty()) return new Result(null, Refusal.UNDER_WAY);
        if (!Tokens.matches(row.get().fingerprint(), fingerprint)) return new Result(null, Refusal.OTHER_REQUEST);
        String edition = row.get().edition();
        return edition == null ? new Result(null, Refusal.UNDER_WAY) : new Result(edition, null);
    }
}
