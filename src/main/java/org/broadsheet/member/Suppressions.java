package org.broadsheet.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Addresses that get no mail, known by a keyed hash and by their member: they outlive the member's erasure and every
 * import, and end only when lifted.
 */
@Service
public class Suppressions {
    private static final int LONGEST_EVIDENCE = 2000;

    private final JdbcClient jdbc;
    private final MemberKeys keys;
    private final Clock clock;

    Suppressions(JdbcClient jdbc, MemberKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Why an address gets no mail, beyond what its owner chose. */
    public enum Reason {
        BOUNCED,
        COMPLAINED,
        /** Asked to be forgotten: only a keyed hash of the address is left. */
        ERASED,
        OPERATOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An address that gets no mail.
     *
     * @param rule which rule decided it, such as {@code dead-address}
     * @param evidence the words it was decided on: a reply, a line of a report
     */
    public record Suppression(
            Reason reason, String rule, @Nullable String evidence, Instant at) {}

    private static final String SUPPRESS = """
            with stopped as (
                insert into suppression (address_hash, member_id, reason, rule, evidence, at)
                values (:hash, (select id from member where address_key = :key), :reason, :rule, :evidence, :now)
                on conflict (address_hash, reason) where lifted_at is null do nothing
                returning id),
            moved as (
                update member
                   set status = :reason
                 where address_key = :key
                   and (:reason = 'complained' and status <> 'complained'
                        or :reason = 'bounced' and status in ('active', 'pending'))
                returning id)
            select (select count(*) from stopped) + (select count(*) from moved)
            """;

    /** Ends all mail to the member, for good. False where that was so before, or where there is no such member. */
    public boolean suppress(MemberId member, Reason reason, String rule, @Nullable String evidence) {
        return key(member).map(key -> suppress(key, reason, rule, evidence)).orElse(false);
    }

    /** The same for an address, a member's or nobody's, given by its {@link org.broadsheet.mail.Address#key() key}. */
    public boolean suppress(String key, Reason reason, String rule, @Nullable String evidence) {
        return jdbc.sql(SUPPRESS)
                        .param("hash", keys.addressHash(key))
                        .param("key", key)
                        .param("reason", reason.word())
                        .param("rule", rule)
                        .param("evidence", cut(evidence))
                        .param("now", Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static final String PAUSE = """
            update member
               set paused_until = greatest(paused_until, :until)
             where id = :member
            """;

    /** No mail until then, though the member did not ask for that; a longer pause of their own stays. */
    public void pause(MemberId member, Instant until) {
        jdbc.sql(PAUSE)
                .param("member", member.value())
                .param("until", Timestamp.from(until))
                .update();
    }

    private static final String LIFT = """
            with lifted as (
                update suppression
                   set lifted_at = :now, lifted_why = :why
                 where lifted_at is null
                   and (address_hash = :hash or member_id = (select id from member where address_key = :key))
                returning id),
            moved as (
                update member
                   set status = case when consented is null then 'pending' else 'active' end
                 where address_key = :key and status in ('bounced', 'complained')
                returning id)
            select (select count(*) from lifted) + (select count(*) from moved)
            """;

    /** Ends every suppression of the member, who is active again if they ever consented. False where there was none. */
    public boolean lift(MemberId member, String why) {
        return key(member).map(key -> lift(key, why)).orElse(false);
    }

    public boolean lift(String key, String why) {
        return jdbc.sql(LIFT)
                        .param("hash", keys.addressHash(key))
                        .param("key", key)
                        .param("why", why)
                        .param("now", Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static final String STANDING = """
            select reason, rule, evidence, at
              from suppression
             where lifted_at is null and address_hash = :hash
             order by at, id
            """;

    /** Why this address gets no mail; empty where nothing of this kind stops it. */
    public List<Suppression> standing(String key) {
        return jdbc.sql(STANDING)
                .param("hash", keys.addressHash(key))
                .query(Suppressions::suppression)
                .list();
    }

    /** The same for a member. */
    public List<Suppression> standing(MemberId member) {
        return key(member).map(this::standing).orElse(List.of());
    }

    /** Whether its owner complained. A later consent of theirs outweighs that. */
    public boolean complained(String key) {
        return standing(key).stream().anyMatch(standing -> standing.reason() == Reason.COMPLAINED);
    }

    /** Whether an operator stopped all mail to it: only an operator ends that. */
    public boolean refusedByOperator(String key) {
        return standing(key).stream().anyMatch(standing -> standing.reason() == Reason.OPERATOR);
    }

    private static final String KEY = """
            select address_key from member where id = :id
            """;

    private Optional<String> key(MemberId member) {
        return jdbc.sql(KEY).param("id", member.value()).query(String.class).optional();
    }

    private static @Nullable String cut(@Nullable String evidence) {
        if (evidence == null) return null;
        String safe = evidence.replace("\0", "");
        return safe.length() <= LONGEST_EVIDENCE ? safe : safe.substring(0, LONGEST_EVIDENCE);
    }

    private static Suppression suppression(ResultSet row, int number) throws SQLException {
        return new Suppression(
                Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                row.getString("rule"),
                row.getString("evidence"),
                row.getTimestamp("at").toInstant());
    }
}
