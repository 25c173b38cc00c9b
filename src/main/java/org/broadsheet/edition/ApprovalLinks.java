package org.broadsheet.edition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.broadsheet.platform.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Signed links to an edition that waits for approval: 8 octets that name a row, 16 that only we can reckon of it. */
@Service
public class ApprovalLinks {
    private static final Duration VALID = Duration.ofDays(2);
    private static final int CODE = 16;
    private static final int TOKEN = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    ApprovalLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String INSERT = """
            insert into edition_link (edition_id, expires_at) values (:edition, :expires) returning id
            """;

    /** A new link's token, fit for an address. */
    public String issue(EditionId edition) {
        long id = jdbc.sql(INSERT)
                .param("edition", edition.value())
                .param("expires", Timestamp.from(clock.instant().plus(VALID)))
                .query(Long.class)
                .single();
        byte[] octets =
                ByteBuffer.allocate(Long.BYTES + CODE).putLong(id).put(code(id)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static final String FIND = """
            select id, edition_id, expires_at, used_by from edition_link where id = :id and expires_at > :now
            """;

    /** Empty where it is not ours, octet for octet, or has expired. */
    public Optional<ApprovalLink> open(String token) {
        if (token.length() != TOKEN || !token.matches("[A-Za-z0-9_-]+")) return Optional.empty();
        ByteBuffer octets = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        long id = octets.getLong();
        byte[] claimed = new byte[CODE];
        octets.get(claimed);
        if (!Tokens.matches(code(id), claimed)) return Optional.empty();
        return jdbc.sql(FIND)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> link(row))
                .optional();
    }

    private static final String USE = """
            update edition_link set used_by = :by, used_at = :now where id = :id and used_at is null
            """;

    /** False where somebody approved by this link before. */
    public boolean use(ApprovalLink link, String by) {
        return jdbc.sql(USE)
                        .param("id", link.id())
                        .param("by", by)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private static ApprovalLink link(ResultSet row) throws SQLException {
        Instant expires = row.getTimestamp("expires_at").toInstant();
        return new ApprovalLink(
                row.getLong("id"), new EditionId(row.getLong("edition_id")), expires, row.getString("used_by"));
    }

    private byte[] code(long id) {
        return Arrays.copyOf(Tokens.hmac(secret(), ("approval " + id).getBytes(StandardCharsets.US_ASCII)), CODE);
    }

    private static final String MAKE = "insert into edition_secret (secret) values (:secret) on conflict do nothing";

    private byte[] secret() {
        String find = "select secret from edition_secret";
        return jdbc.sql(find).query(byte[].class).optional().orElseGet(() -> {
            jdbc.sql(MAKE).param("secret", Tokens.random(32)).update();
            return jdbc.sql(find).query(byte[].class).single();
        });
    }
}
