package org.broadsheet.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What scripts asked to send under a key of their own ({@code Idempotency-Key}): the same again gets the same answer and
 * sends nothing, on whichever node it arrives, for a week.
 */
@Service
class ApiSends {
    private final JdbcClient jdbc;

    ApiSends(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        byte[] fingerprint = sha256(request);
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
                .query((found, n) -> new Row(found.getBytes("fingerprint"), found.getString("edition")))
                .optional();
        if (row.isEmpty()) return new Result(null, Refusal.UNDER_WAY);
        if (!MessageDigest.isEqual(row.get().fingerprint(), fingerprint))
            return new Result(null, Refusal.OTHER_REQUEST);
        String edition = row.get().edition();
        return edition == null ? new Result(null, Refusal.UNDER_WAY) : new Result(edition, null);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
