package org.broadsheet.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.broadsheet.edition.Objection;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks a person before anything is sent from a database that came from a backup, and before an edition goes on that is older
 * than its day: yesterday's edition must not go out again because yesterday's backup says that it has not gone out yet.
 */
@Component
class RestoreGuard implements Objection {
    /** A run that waits is looked at several times a minute, so a longer silence means that no process ran. */
    private static final Duration SILENCE = Duration.ofHours(1);

    /**
     * An SQL expression that tells the database from any copy of it: a restored dump has other object numbers, a copied cluster
     * mostly another name.
     */
    static final String DATABASE = """
            (select c.system_identifier || '/' || d.oid || '/' || 'delivery_run'::regclass::oid
               from pg_control_system() c, pg_database d
              where d.datname = current_database())""";

    private final JdbcClient jdbc;
    private final DigestSettings digests;
    private final Clock clock;

    RestoreGuard(JdbcClient jdbc, DigestSettings digests, Clock clock) {
        this.jdbc = jdbc;
        this.digests = digests;
        this.clock = clock;
    }

    // A digest that had no edition yet may have had its first after the backup: then the last of all digests counts.
    private static final String ELSEWHERE = """
            select digest || ' ' || edition from delivery_run
             where edition_id = coalesce((select max(edition_id) from delivery_run where digest = :digest),
                                         (select max(edition_id) from delivery_run))
               and home <> %s
            """.formatted(DATABASE);

    @Override
    public Optional<String> toAutomaticSend(String digest) {
        return jdbc.sql(ELSEWHERE)
                .param("digest", digest)
                .query(String.class)
                .optional()
                .map(last -> "this database was restored or moved after " + last
                        + ": somebody has to say that nothing went out since");
    }

    /** How long no process has delivered a run, and whether it began in another database than this. */
    private record Life(Duration silence, boolean elsewhere) {}

    private static final String LIFE = """
            select extract(epoch from now() - greatest(r.enrolled_at, r.alive_at, w.beat_at)) as silence,
                   r.home <> %s as elsewhere
              from delivery_run r
              left join (select max(beat_at) as beat_at from delivery_worker where edition_id = :edition) w on true
             where r.edition_id = :edition
            """.formatted(DATABASE);

    /** What a person must be asked before the run goes on, if anything. */
    Optional<String> question(DeliveryRun run) {
        if (!run.isRunning()) return Optional.empty();
        Life life = jdbc.sql(LIFE)
                .param("edition", run.edition().value())
                .query((row, n) -> new Life(Duration.ofSeconds(row.getLong("silence")), row.getBoolean("elsewhere")))
                .single();
        if (life.elsewhere())
            return Optional.of(
                    "this database was restored or moved since: what went out after the backup is not known");
        // An edition is named by its day, and a further one of that day has a number behind it.
        boolean past = run.name().compareTo(today(run.digest()).toString()) < 0;
        if (!past || life.silence().compareTo(SILENCE) < 0) return Optional.empty();
        return Optional.of("older than its day and left alone for %d hours: somebody has to say that it is still wanted"
                .formatted(life.silence().toHours()));
    }

    private LocalDate today(String digest) {
        boolean known = digests.digests().containsKey(digest);
        return LocalDate.ofInstant(
                clock.instant(),
                known ? digests.zone(digest) : digests.newsroom().zone());
    }
}
