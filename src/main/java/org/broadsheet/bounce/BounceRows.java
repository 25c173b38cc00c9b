package org.broadsheet.bounce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.bounce.BouncePolicy.Hit;
import org.broadsheet.bounce.RecipientResolver.Resolved;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what came back. */
@Component
class BounceRows {
    private static final int LONGEST = 2000;
    private static final Duration MEMORY = Duration.ofDays(180);

    private final JdbcClient jdbc;

    BounceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The address itself is kept only where no member is found; a member's goes when the member goes.
    private static final String RECORD = """
            insert into bounce_event (fingerprint, at, way, kind, cause, rule, status, evidence, member_id, edition_id,
                                      vouched, digest, recipient, provider, consequence)
            values (:fingerprint, :at, :way, :kind, :cause, :rule, :status, :evidence, :member, :edition,
                    :vouched, :digest, case when :member::bigint is null then :recipient end, :provider, 'nothing')
            on conflict (fingerprint) do nothing
            returning id
            """;

    /** The new row; empty where this very fact was recorded before. */
    Optional<Long> record(Bounces.Arrival arrival, Resolved resolved, String provider, Instant at) {
        Fact fact = arrival.fact();
        MemberId member = resolved.member();
        return jdbc.sql(RECORD)
                .param("fingerprint", arrival.fingerprint())
                .param("at", Timestamp.from(at))
                .param("way", arrival.way().name().toLowerCase(Locale.ROOT))
                .param("kind", fact.kind().word())
                .param("cause", fact.cause().word())
                .param("rule", fact.rule())
                .param("status", fact.status())
                .param("evidence", cut(fact.diagnostic()))
                .param("member", member == null ? null : member.value())
                .param("edition", resolved.edition())
                .param("vouched", resolved.proved())
                .param("digest", resolved.digest())
                .param("recipient", cut(fact.recipient()))
                .param("provider", provider)
                .query(Long.class)
                .optional();
    }

    private static final String HITS = """
            select at, cause, edition_id
              from bounce_event
             where member_id = :member
               and at > :since
               and vouched
               and consequence <> 'recanted'
               and cause in ('dead-address', 'dead-domain', 'disabled', 'unreachable')
             order by at, id
            """;

    List<Hit> hits(MemberId member, Instant now) {
        return jdbc.sql(HITS)
                .param("member", member.value())
                .param("since", Timestamp.from(now.minus(MEMORY)))
                .query(BounceRows::hit)
                .list();
    }

    private static final String CONCLUDE = """
            update bounce_event set consequence = :consequence where id = :id
            """;

    void conclude(long id, BounceEvent.Consequence consequence) {
        jdbc.sql(CONCLUDE)
                .param("id", id)
                .param("consequence", consequence.word())
                .update();
    }

    private static final String PAUSED = """
            select until from bounce_pause where member_id = :member
            """;

    @Nullable
    Instant pausedUntil(MemberId member) {
        return jdbc.sql(PAUSED)
                .param("member", member.value())
                .query((row, n) -> row.getTimestamp("until").toInstant())
                .optional()
                .orElse(null);
    }

    private static final String PAUSE = """
            insert into bounce_pause (member_id, paused_at, until) values (:member, :at, :until)
            on conflict (member_id) do update set paused_at = excluded.paused_at, until = excluded.until
            """;

    void pause(MemberId member, Instant at, Instant until) {
        jdbc.sql(PAUSE)
                .param("member", member.value())
                .param("at", Timestamp.from(at))
                .param("until", Timestamp.from(until))
                .update();
    }

    private static final String SUPPRESSED = """
            update bounce_event
               set consequence = 'recanted'
             where edition_id = :edition and consequence = 'suppressed'
            returning member_id
            """;

    /** Takes back what followed from an edition's bounces, and says for whom. */
    List<MemberId> recant(long edition) {
        return jdbc.sql(SUPPRESSED)
                .param("edition", edition)
                .query((row, n) -> new MemberId(row.getLong("member_id")))
                .list();
    }

    private static final String RECANTED = """
            select exists (select from bounce_event where edition_id = :edition and consequence = 'recanted')
            """;

    boolean isRecanted(long edition) {
        return jdbc.sql(RECANTED).param("edition", edition).query(Boolean.class).single();
    }

    private static final String DEAD = """
            select count(distinct member_id)
              from bounce_event
             where edition_id = :edition and vouched and cause in ('dead-address', 'dead-domain', 'disabled')
            """;

    long dead(long edition) {
        return jdbc.sql(DEAD).param("edition", edition).query(Long.class).single();
    }

    private static final String BY_SMTP = """
            select member_id from bounce_event where edition_id = :edition and way = 'smtp' and member_id is not null
            """;

    /** Whose refusals by the relay are recorded. */
    Set<MemberId> refusedBySmtp(EditionId edition) {
        return jdbc.sql(BY_SMTP).param("edition", edition.value()).query(Long.class).list().stream()
                .map(MemberId::new)
                .collect(Collectors.toSet());
    }

    private static final String OF_MEMBER = """
            select at, way, kind, cause, rule, status, evidence, edition_id, vouched, consequence
              from bounce_event
             where member_id = :member
             order by at desc, id desc
             limit :most
            """;

    List<BounceEvent> of(MemberId member, int most) {
        return jdbc.sql(OF_MEMBER)
                .param("member", member.value())
                .param("most", most)
                .query(BounceRows::event)
                .list();
    }

    private static final String UNPROVED = """
            select at, way, kind, cause, rule, status, evidence, edition_id, vouched, consequence, member_id, recipient,
                   count(*) over () as total
              from bounce_event
             where not vouched and cause <> 'not-a-bounce' and at > :since
             order by at desc, id desc
             limit :most
            """;

    List<Bounces.Unproved> unproved(Instant since, int most) {
        return jdbc.sql(UNPROVED)
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query((row, n) -> new Bounces.Unproved(
                        event(row, n),
                        (Long) row.getObject("member_id"),
                        row.getString("recipient"),
                        row.getLong("total")))
                .list();
    }

    private static final String DAY = "select min(day) from bounce_volume where edition_id = :edition";

    /** When an edition was sent, as far as its letters were counted. */
    Optional<LocalDate> day(long edition) {
        return jdbc.sql(DAY).param("edition", edition).query(LocalDate.class).optional();
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(row.getTimestamp("at").toInstant(), cause(row), (Long) row.getObject("edition_id"));
    }

    private static BounceEvent event(ResultSet row, int number) throws SQLException {
        return new BounceEvent(
                row.getTimestamp("at").toInstant(),
                row.getString("way"),
                row.getString("kind"),
                cause(row),
                row.getString("rule"),
                row.getString("status"),
                row.getString("evidence"),
                (Long) row.getObject("edition_id"),
                row.getBoolean("vouched"),
                BounceEvent.Consequence.valueOf(row.getString("consequence").toUpperCase(Locale.ROOT)));
    }

    private static Cause cause(ResultSet row) throws SQLException {
        return Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null) return null;
        String safe = text.replace("\0", "");
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
    }
}
