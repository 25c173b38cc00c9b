package org.broadsheet.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.broadsheet.edition.EditionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the recent editions stand, for those who watch them. */
@Service
public class Standings {
    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String RECENT = """
            select edition_id, digest, edition, control, reason, asks, enrolled_at, finished_at
              from delivery_run
             where enrolled_at > now() - :seconds * interval '1 second' and dropped_at is null
             order by edition_id
            """;

    /** The editions enrolled since then whose rows are still there, the oldest first. */
    public List<Standing> recent(Duration age) {
        return jdbc.sql(RECENT)
                .param("seconds", age.toSeconds())
                .query(Standings::standing)
                .list();
    }

    private static final String BY_DOMAIN = """
            select coalesce(lower(split_part(m.address, '@', -1)), '') as domain,
                   count(*) filter (where d.state = 'accepted') as accepted,
                   count(*) filter (where d.state = 'rejected') as rejected,
                   count(*) filter (where d.state in ('deferred', 'expired')) as deferred
              from delivery_n d
              join delivery_run r using (edition_id)
              left join mailable_member m on m.member_id = d.member_id and m.digest = r.digest
             where d.state in ('accepted', 'rejected', 'deferred', 'expired')
             group by 1
            """;

    /** What became of an edition's recipients, by the domains of their addresses. */
    public List<DomainCount> byDomain(EditionId edition) {
        return jdbc.sql(new EditionPartition(edition).sql(BY_DOMAIN))
                .query((row, n) -> new DomainCount(
                        row.getString("domain"),
                        row.getLong("accepted"),
                        row.getLong("rejected"),
                        row.getLong("deferred")))
                .list();
    }

    /** @param reply the words that were said most often */
    public record Refusals(long count, String reply) {}

    // What a filter or a policy says of the message; three of the codes of policies speak of the mailbox (RFC 5248, RFC
    // 7293).
    private static final String REFUSALS = """
            select count(*) as refused, coalesce(mode() within group (order by reply), '') as reply
              from delivery
             where edition_id = :edition
               and state = 'rejected'
               and (status like '5.7.%' and status not in ('5.7.13', '5.7.17', '5.7.18')
                    or status like '5.6.%' or status is null and code = 554)
            """;

    /** How many members of an edition a filter or a policy has refused the message for. */
    public Refusals refusals(EditionId edition) {
        return jdbc.sql(REFUSALS)
                .param("edition", edition.value())
                .query((row, n) -> new Refusals(row.getLong("refused"), row.getString("reply")))
                .single();
    }

    private static final String HEADCOUNT = """
            select count(*) filter (where state = 'accepted') as accepted,
                   count(*) filter (where state = 'rejected') as rejected,
                   count(*) filter (where state = 'deferred') as deferred,
                   count(*) filter (where state in ('pending', 'claimed', 'sending')) as waiting,
                   count(*) filter (where state = 'expired') as expired,
                   count(*) filter (where state = 'suppressed') as suppressed,
                   count(*) filter (where state = 'uncertain') as uncertain,
                   extract(epoch from now() - min(coalesce(next_attempt, at)) filter
                       (where state in ('pending', 'deferred') and coalesce(next_attempt, at) <= now())) as oldest_due,
                   extract(epoch from now() - coalesce(max(at) filter (where state = 'accepted'),
                       (select enrolled_at from delivery_run where edition_id = :edition))) as silence,
                   count(*) filter (where state = 'accepted' and at > now() - interval '1 minute') / 60.0 as rate
              from delivery_n
            """;

    /** The counts of an edition whose rows are still there. */
    public Headcount headcount(EditionId edition) {
        return jdbc.sql(new EditionPartition(edition).sql(HEADCOUNT))
                .param("edition", edition.value())
                .query((row, n) -> new Headcount(
                        row.getLong("accepted"),
                        row.getLong("rejected"),
                        row.getLong("deferred"),
                        row.getLong("waiting"),
                        row.getLong("expired"),
                        row.getLong("suppressed"),
                        row.getLong("uncertain"),
                        Duration.ofMillis((long) (1000 * row.getDouble("oldest_due"))),
                        Duration.ofMillis((long) (1000 * row.getDouble("silence"))),
                        row.getDouble("rate")))
                .single();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                new EditionId(row.getLong("edition_id")),
                row.getString("digest"),
                row.getString("edition"),
                row.getString("control"),
                row.getString("reason"),
                row.getBoolean("asks"),
                row.getTimestamp("enrolled_at").toInstant(),
                DeliveryRuns.instant(row.getTimestamp("finished_at")));
    }
}
