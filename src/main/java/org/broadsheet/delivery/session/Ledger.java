package org.broadsheet.delivery.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Format;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The rows of one edition, as one worker claims them and gives them back. */
public final class Ledger {
    private final JdbcClient jdbc;
    private final DeliveryRun run;

    Ledger(JdbcClient jdbc, DeliveryRun run) {
        this.jdbc = jdbc;
        this.run = run;
    }

    /**
     * The statement for the partition of one edition, which it names {@code delivery_n}: named by its parent, it would lock and
     * plan for all editions ever sent.
     */
    public static String sql(EditionId edition, String statement) {
        return statement.replace("delivery_n", "delivery_" + edition.value());
    }

    private StatementSpec statement(String statement) {
        return jdbc.sql(sql(run.edition(), statement))
                .param("edition", run.edition().value());
    }

    // A worker that was given up finds no row of its own here and claims nothing. The lock holds whoever gives it up
    // until this page stands in the ledger, so that no row is ever claimed by a number without a lease. The limit
    // keeps the planner from joining the whole list to the page where it has no statistics of it yet.
    private static final String CLAIM = """
            with me as materialized (
                select w.id from delivery_worker w where w.id = :me for key share),
            page as materialized (
                select d.member_id
                  from delivery_n d
                 where d.edition_id = :edition and d.state in ('pending', 'deferred') and %s
                   and exists (select from me)
                   and exists (select from delivery_run r where r.edition_id = :edition and r.control = 'running')
                 order by %s
                 limit %d for update skip locked),
            taken as (
                update delivery_n d
                   set state = (case when m.member_id is null then 'suppressed' else 'claimed' end)::delivery_state,
                       owner = case when m.member_id is not null then :me end,
                       next_attempt = null, at = now()
                  from page p
                  left join lateral (
                       select v.member_id, v.address, v.name, v.format, v.link
                         from mailable_member v
                        where v.member_id = p.member_id and v.digest = :digest
                        limit 1) m on true
                 where d.edition_id = :edition and d.member_id = p.member_id
                returning d.member_id, d.attempts, d.doubts, m.address, m.name, m.format, m.link)
            select member_id, attempts, doubts, address, name, format, link from taken order by member_id
            """;

    private static final String NEVER_TRIED = "d.next_attempt is null and d.member_id > :after";
    // A second early: who waits for their domain's turn then gets their slot before it is over.
    private static final String DUE = "d.next_attempt <= now() + interval '1 second'";

    /** The next rows nobody has claimed yet, behind {@code after}; a row without address is now suppressed. */
    List<Row> claim(long worker, long after, int page) {
        return claim(CLAIM.formatted(NEVER_TRIED, "d.member_id", page), worker, after);
    }

    /** Rows whose time for another try has come. */
    List<Row> claimDue(long worker, int page) {
        return claim(CLAIM.formatted(DUE, "d.next_attempt", page), worker, 0);
    }

    private List<Row> claim(String sql, long worker, long after) {
        return statement(sql)
                .param("me", worker)
                .param("digest", run.digest())
                .param("after", after)
                .query((row, n) -> row(row))
                .list();
    }

    /** A claimed row. */
    record Row(
            long member, int attempts, int doubts, @Nullable Recipient recipient) {}

    private static Row row(ResultSet row) throws SQLException {
        long member = row.getLong("member_id");
        String address = row.getString("address");
        Recipient recipient = address == null ? null : recipient(row, new MemberId(member), address);
        return new Row(member, row.getInt("attempts"), row.getInt("doubts"), recipient);
    }

    private static Recipient recipient(ResultSet row, MemberId member, String address) throws SQLException {
        Format format = Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT));
        return new Recipient(member, address, row.getString("name"), format, row.getLong("link"));
    }

    private static final String RELEASE = """
            update delivery_n
               set state = 'pending', owner = null, next_attempt = now(), at = now()
             where edition_id = :edition and owner = :me and state = 'claimed' and member_id = any(:members)
            """;

    /** Gives back what was claimed and not begun. */
    int release(long worker, List<Claimed> claimed) {
        if (claimed.isEmpty()) return 0;
        return statement(RELEASE)
                .param("me", worker)
                .param("members", claimed.stream().map(Claimed::key).toArray(Long[]::new))
                .update();
    }

    private static final String POSTPONE = """
            update delivery_n d
               set state = 'pending', owner = null, at = now(), next_attempt = now() + u.millis * interval '1 ms'
              from unnest(:members::bigint[], :millis::bigint[]) as u(member_id, millis)
             where d.edition_id = :edition and d.member_id = u.member_id and d.owner = :me and d.state = 'claimed'
            """;

    /** Gives back what has to wait for its domain's turn. */
    void postpone(long worker, List<Claimed> claimed, List<Duration> delays) {
        if (claimed.isEmpty()) return;
        statement(POSTPONE)
                .param("me", worker)
                .param("members", claimed.stream().map(Claimed::key).toArray(Long[]::new))
                .param("millis", delays.stream().map(Duration::toMillis).toArray(Long[]::new))
                .update();
    }

    private static final String OPEN = """
            select count(*) filter (where d.state in ('claimed', 'sending') and d.owner = :me) as mine,
                   count(*) filter (where d.state in ('claimed', 'sending') and d.owner <> :me) as others,
                   count(*) filter (where d.state in ('pending', 'deferred')) as waiting,
                   coalesce(min(d.member_id) filter (where d.state = 'pending' and d.next_attempt is null), 0) as untouched,
                   extract(epoch from min(d.next_attempt) - clock_timestamp()) as due
              from delivery_n d
             where d.state in ('pending', 'deferred', 'claimed', 'sending')
            """;

    /**
     * What has no last outcome yet.
     *
     * @param untouched the least member nobody has claimed yet; 0: none
     * @param due how long until the next one that waits for its time
     */
    record Open(
            long mine,
            long others,
            long waiting,
            long untouched,
            @Nullable Duration due) {}

    Open open(long worker) {
        return statement(OPEN)
                .param("me", worker)
                .query((row, n) -> new Open(
                        row.getLong("mine"),
                        row.getLong("others"),
                        row.getLong("waiting"),
                        row.getLong("untouched"),
                        seconds((Number) row.getObject("due"))))
                .single();
    }

    private static @Nullable Duration seconds(@Nullable Number seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.max(0, Math.round(seconds.doubleValue() * 1000)));
    }

    private static final String NEXT_DUE = """
            select extract(epoch from min(d.next_attempt) - clock_timestamp()) as due
              from delivery_n d
             where d.next_attempt is not null
            """;

    /** How long until the next one that waits for its time; null where none does. */
    @Nullable
    Duration nextDue() {
        return statement(NEXT_DUE)
                .query((row, n) -> Optional.ofNullable(seconds((Number) row.getObject("due"))))
                .single()
                .orElse(null);
    }

    private static final String EXPIRE = """
            update delivery_n d
               set state = 'expired', next_attempt = null, at = now()
              from delivery_run r
             where r.edition_id = :edition and r.expires_at <= now() and r.control = 'running'
               and d.state in ('pending', 'deferred')
            """;

    /** Ends what still waits when the edition is too old, then the run where nothing is left. Returns how many expired. */
    int settle() {
        int expired = statement(EXPIRE).update();
        finish();
        return expired;
    }

    private static final String FINISH = """
            update delivery_run r
               set finished_at = now()
             where r.edition_id = :edition and r.finished_at is null
               and not exists (select from delivery_n d
                                where d.state in ('claimed', 'sending')
                                   or d.state in ('pending', 'deferred') and r.control <> 'cancelled')
            """;

    /** "Finished" is read from the rows, never from an empty claim. */
    public void finish() {
        statement(FINISH).update();
    }
}
