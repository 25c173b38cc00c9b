package org.broadsheet.delivery;

import java.util.Optional;
import org.broadsheet.edition.Objection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In a database that came from a backup, what went out since the backup is not known: a person has to say. */
@Component
class Restored implements Objection {
    private final JdbcClient jdbc;

    Restored(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // A digest that had no edition yet may have had its first after the backup: then the last of all digests counts.
    private static final String ELSEWHERE = """
            select digest || ' ' || edition from delivery_run
             where edition_id = coalesce((select max(edition_id) from delivery_run where digest = :digest),
                                         (select max(edition_id) from delivery_run))
               and home <> %s
            """.formatted(DatabaseIdentity.SQL);

    @Override
    public Optional<String> toAutomaticSend(String digest) {
        return jdbc.sql(ELSEWHERE)
                .param("digest", digest)
                .query(String.class)
                .optional()
                .map(last -> "this database was restored or moved after " + last
                        + ": somebody has to say that nothing went out since");
    }
}
