package org.broadsheet.bounce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.edition.Objection;
import org.broadsheet.newsroom.NewsroomSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** The health of the list as numbers, and whether it is bad enough that nothing more should go out by itself. */
@Service
public class Rates {
    private static final Duration MEMORY = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private final BounceSettings settings;

    Rates(JdbcClient jdbc, Clock clock, NewsroomSettings newsroom, BounceSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = newsroom.zone();
        this.settings = settings;
    }

    private static final String BY_DAY = """
            with came as (
                select (at at time zone :zone)::date as day, provider,
                       count(*) filter (where cause in ('dead-address', 'dead-domain', 'disabled', 'unreachable')
                                          and way <> 'smtp') as bounced,
                       count(*) filter (where cause = 'our-fault') as for_us,
                       count(distinct (member_id, coalesce(edition_id, 0))) filter (where cause = 'complaint') as complained
                  from bounce_event
                 where vouched and (at at time zone :zone)::date between :from and :to
                 group by 1, 2),
            went as (
                select day, provider, sum(accepted) as accepted, sum(rejected) as rejected, sum(deferred) as deferred
                  from bounce_volume
                 where day between :from and :to
                 group by 1, 2)
            select day, provider, coalesce(accepted, 0) as accepted, coalesce(rejected, 0) as rejected,
                   coalesce(deferred, 0) as deferred, coalesce(bounced, 0) as bounced, coalesce(for_us, 0) as for_us,
                   coalesce(complained, 0) as complained
              from went full join came using (day, provider)
             order by day, provider
            """;

    /** Every day and provider in which anything happened, both days included. */
    public List<Rate> byDay(LocalDate from, LocalDate to) {
        return jdbc.sql(BY_DAY)
                .param("zone", zone.getId())
                .param("from", from)
                .param("to", to)
                .query(Rates::rate)
                .list();
    }

    // Letters to providers that never report a complaint would make any rate look good. One member complains of one
    // edition
    // once, however many reports there are. An edition that is still running has no volume yet.
    private static final String COMPLAINTS = """
            with reporting as (
                select distinct provider
                  from bounce_event
                 where cause = 'complaint' and vouched and member_id is not null and at > :remembered
                 union
                select unnest(string_to_array(:known, ' ')))
            select (select coalesce(sum(accepted), 0)
                      from bounce_volume
                     where digest = :digest and day > :since
                       and provider in (select provider from reporting)) as accepted,
                   (select count(distinct (e.member_id, coalesce(e.edition_id, 0)))
                      from bounce_event e
                     where e.cause = 'complaint' and e.vouched and e.member_id is not null
                       and (e.at at time zone :zone)::date > :since
                       and (e.digest = :digest
                            or e.edition_id is not null
                               and not exists (select from bounce_volume v where v.edition_id = e.edition_id)
                            or exists (select from bounce_volume v
                                        where v.edition_id = e.edition_id and v.digest = :digest))) as complained
            """;

    private record Complaints(long complained, long accepted) {
        boolean reach(double rate, int least) {
            return complained >= least && accepted > 0 && complained >= rate * accepted;
        }

        String words() {
            double percent = accepted == 0 ? 0 : 100.0 * complained / accepted;
            return String.format(
                    Locale.ROOT,
                    "%d complaints on %d letters to providers that report complaints (%.2f %%)",
                    complained,
                    accepted,
                    percent);
        }
    }

    private Complaints complaints(String digest) {
        LocalDate since = LocalDate.ofInstant(clock.instant(), zone).minusDays(settings.days());
        return jdbc.sql(COMPLAINTS)
                .param("zone", zone.getId())
                .param("digest", digest)
                .param("since", since)
                .param("remembered", Timestamp.from(clock.instant().minus(MEMORY)))
                .param("known", Providers.REPORTING)
                .query((row, n) -> new Complaints(row.getLong("complained"), row.getLong("accepted")))
                .single();
    }

    /** Complaints by letters accepted, over the last days; 0 where nothing was accepted. */
    double complaintRate(String digest) {
        Complaints complaints = complaints(digest);
        return complaints.accepted() == 0 ? 0 : complaints.complained() / (double) complaints.accepted();
    }

    /** Why no edition of this digest should go out by itself, in one line; empty where nothing speaks against it. */
    public Optional<String> reasonToHold(String digest) {
        return reached(digest, settings.holdAt(), "automatic sends are held");
    }

    /** The same, said earlier. */
    public Optional<String> warning(String digest) {
        return reached(
                digest, settings.warnAt(), "automatic sends are held from %.1f %%".formatted(100 * settings.holdAt()));
    }

    private Optional<String> reached(String digest, double rate, String what) {
        Complaints complaints = complaints(digest);
        if (!complaints.reach(rate, settings.leastComplaints())) return Optional.empty();
        return Optional.of("%s in %d days, the limit is %s %%: %s"
                .formatted(complaints.words(), settings.days(), percent(rate), what));
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f", 100 * rate);
    }

    private static Rate rate(ResultSet row, int number) throws SQLException {
        return new Rate(
                row.getObject("day", LocalDate.class),
                row.getString("provider"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("deferred"),
                row.getLong("bounced"),
                row.getLong("for_us"),
                row.getLong("complained"));
    }

    /** Where too many members complain, no edition goes out by itself until a person has looked. */
    @Component
    static class ComplaintGuard implements Objection {
        private static final Logger log = LoggerFactory.getLogger(ComplaintGuard.class);

        private final Rates rates;

        ComplaintGuard(Rates rates) {
            this.rates = rates;
        }

        @Override
        public Optional<String> toAutomaticSend(String digest) {
            warning(digest).ifPresent(warning -> log.warn("complaints digest={} warning={}", digest, warning));
            return rates.reasonToHold(digest);
        }

        @Override
        public Optional<String> warning(String digest) {
            return rates.reasonToHold(digest).isPresent() ? Optional.empty() : rates.warning(digest);
        }
    }
}
