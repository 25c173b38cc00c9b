package org.broadsheet.member;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many members there are, were, and would get a digest. */
@Service
public class MemberCounts {
    private static final Duration HOLDS = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<ZoneId, Counted> counted = new ConcurrentHashMap<>();

    MemberCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param joined and {@code left}: in the week that ends on that day */
    public record Week(LocalDate end, long members, long joined, long left) {}

    private record Counted(LocalDate last, List<Week> weeks, Instant at) {}

    // Whoever left counts from joining to leaving; one who was imported as gone was never a member here.
    private static final String WEEKS = """
            with life as (
                select (m.joined at time zone :zone)::date as joined,
                       case when m.status = 'active' then null
                            else (coalesce((select max(c.at) from consent c
                                             where c.member_id = m.id and c.act = 'withdrawn'),
                                           (select max(s.at) from suppression s where s.member_id = m.id),
                                           m.joined) at time zone :zone)::date end as gone
                  from member m
                 where m.status <> 'pending'),
            move as (
                select joined as day, 1 as came, 0 as went from life where gone is null or gone > joined
                union all
                select gone, 0, 1 from life where gone > joined),
            by_week as (
                select least(greatest(w.end_day, :first::date), :last::date) as end_day, sum(came) as came, sum(went) as went
                  from move
                 cross join lateral (select :last::date - 7 * ((:last::date - move.day) / 7) as end_day) w
                 group by 1)
            select d.day::date as end_day, coalesce(b.came, 0) as came, coalesce(b.went, 0) as went,
                   sum(coalesce(b.came, 0) - coalesce(b.went, 0)) over (order by d.day) as members
              from generate_series(:first::date, :last::date, interval '7 days') d (day)
              left join by_week b on b.end_day = d.day::date
             order by d.day
            """;

    /**
     * The weeks that end with {@code last}, the oldest first; the first one's {@code joined} and {@code left} are all
     * before. Reads every member, so it is at most five minutes old.
     */
    public List<Week> weeks(LocalDate last, int weeks, ZoneId zone) {
        Instant now = clock.instant();
        Counted known = counted.get(zone);
        if (known != null
                && known.last().equals(last)
                && now.isBefore(known.at().plus(HOLDS))) return known.weeks();
        List<Week> fresh = count(last, weeks, zone);
        counted.put(zone, new Counted(last, fresh, now));
        return fresh;
    }

    private List<Week> count(LocalDate last, int weeks, ZoneId zone) {
        return jdbc.sql(WEEKS)
                .param("zone", zone.getId())
                .param("first", Date.valueOf(last.minusWeeks(weeks - 1L)))
                .param("last", Date.valueOf(last))
                .query((row, n) -> new Week(
                        row.getDate("end_day").toLocalDate(),
                        row.getLong("members"),
                        row.getLong("came"),
                        row.getLong("went")))
                .list();
    }

    /**
     * Whom a digest would reach now.
     *
     * @param mailable who would get it
     * @param paused active members of the digest who want no letters for a while
     * @param suppressed active members of the digest whose address gets no mail
     */
    public record Audience(long mailable, long paused, long suppressed) {}

    private static final String AUDIENCE = """
            select (select count(*) from mailable_member where digest = :digest) as mailable,
                   count(*) filter (where m.paused_until > now()
                                      and not exists (select from suppression s
                                                       where s.member_id = m.id and s.lifted_at is null)) as paused,
                   count(*) filter (where exists (select from suppression s
                                                   where s.member_id = m.id and s.lifted_at is null)) as suppressed
              from member m
              join member_digest d on d.member_id = m.id and d.left_at is null
             where d.digest = :digest and m.status = 'active'
            """;

    /** Reads every member of the digest: not for every request. */
    public Audience audience(String digest) {
        return jdbc.sql(AUDIENCE).param("digest", digest).query(Audience.class).single();
    }
}
