package org.broadsheet.member.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** All that was asked and waits to be confirmed; also the measure of how much one may ask. */
@Service
class Confirmations {
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    Confirmations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many were asked for in the last hour: to this address, from this network, in all. */
    record Load(long address, long network, long all) {}

    private static final String LOAD = """
            select count(*) filter (where address_key = :key) as address,
                   count(*) filter (where network = :network) as network,
                   count(*) as "all"
              from confirmation
             where asked > :since
            """;

    Load load(Address address, Origin origin) {
        return jdbc.sql(LOAD)
                .param("key", address.key())
                .param("network", origin.network())
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofHours(1))))
                .query((row, n) -> new Load(row.getLong("address"), row.getLong("network"), row.getLong("all")))
                .single();
    }

    private static final String ASK = """
            insert into confirmation (token, kind, member_id, address_key, address, digests, pair, asked, network, page, wording)
            values (:token, :kind, :member, :key, :address, :digests, :pair, :now, :network, :page, :wording)
            """;

    /** @return the token that its letter carries */
    String ask(
            String kind,
            MemberId member,
            Address address,
            Collection<String> digests,
            @Nullable String pair,
            Origin origin,
            @Nullable String wording) {
        String token = MemberKeys.newToken();
        jdbc.sql(ASK)
                .param("token", token)
                .param("kind", kind)
                .param("member", member.value())
                .param("key", address.key())
                .param("address", address.toString())
                .param("digests", digests.toArray(String[]::new))
                .param("pair", pair)
                .param("now", Timestamp.from(clock.instant()))
                .param("network", origin.network())
                .param("page", origin.page())
                .param("wording", wording)
                .update();
        return token;
    }

    private static final String FIND = """
            select id, token, kind, member_id, address, digests, pair, asked, done is not null as done
              from confirmation
             where left(token, 12) = left(:token, 12)
            """;

    Optional<Confirmation> find(String token) {
        String folded = token.toLowerCase(Locale.ROOT);
        if (folded.length() != 26) return Optional.empty();
        return jdbc.sql(FIND).param("token", folded).query((row, n) -> confirmation(row)).list().stream()
                .filter(asked -> same(asked.token(), folded))
                .findFirst();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static final String DONE = """
            update confirmation set done = :now where id = :id and done is null
            """;

    /** False where it was done before. */
    boolean finish(Confirmation confirmation) {
        return jdbc.sql(DONE)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", confirmation.id())
                        .update()
                > 0;
    }

    private static final String PAIR = """
            select count(*) filter (where done is null) from confirmation where pair = :pair
            """;

    /** Whether both halves of a change of address are confirmed. */
    boolean bothDone(String pair) {
        return jdbc.sql(PAIR).param("pair", pair).query(Long.class).single() == 0;
    }

    private static final String PURGE = """
            delete from confirmation where asked < :before
            """;

    private static final String PURGE_PENDING = """
            delete from member m
             where m.status = 'pending' and m.consented is null and m.joined < :before
               and exists (select from consent c where c.member_id = m.id and c.how = 'form')
            """;

    /** Who asked and never confirmed is no member, and we keep nothing of them. */
    void purge() {
        Timestamp before = Timestamp.from(clock.instant().minus(KEPT));
        jdbc.sql(PURGE_PENDING).param("before", before).update();
        jdbc.sql(PURGE).param("before", before).update();
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        Instant asked = row.getTimestamp("asked").toInstant();
        return new Confirmation(
                row.getLong("id"),
                row.getString("token"),
                row.getString("kind"),
                new MemberId(row.getLong("member_id")),
                row.getString("address"),
                List.of((String[]) row.getArray("digests").getArray()),
                row.getString("pair"),
                asked,
                row.getBoolean("done"));
    }
}
