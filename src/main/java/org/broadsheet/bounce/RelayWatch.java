package org.broadsheet.bounce;

import java.time.Duration;
import org.broadsheet.delivery.Routine;
import org.broadsheet.delivery.Standing;
import org.broadsheet.delivery.Standings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes what the relay said of recipients while editions are being delivered and after. What stands in the ledger is
 * asked, so that it does not matter which process, command or machine delivered.
 */
@Service
public class RelayWatch extends Routine {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration RECENT = Duration.ofDays(7);

    private final Standings standings;
    private final SmtpReplies replies;
    private final JdbcClient jdbc;

    RelayWatch(Standings standings, SmtpReplies replies, JdbcClient jdbc) {
        super("relay-watch", INTERVAL, INTERVAL);
        this.standings = standings;
        this.replies = replies;
        this.jdbc = jdbc;
    }

    /** One look at all recent editions; what was taken before is not taken twice. */
    @Override
    public void round() {
        standings.recent(RECENT).stream().filter(this::isDue).forEach(this::take);
    }

    private static final String STOOD = "select stood from bounce_smtp where edition_id = :edition";

    private boolean isDue(Standing standing) {
        return standing.isOpen()
                || jdbc.sql(STOOD)
                        .param("edition", standing.edition().value())
                        .query(String.class)
                        .optional()
                        .filter(words(standing)::equals)
                        .isEmpty();
    }

    private void take(Standing standing) {
        replies.take(standing.edition());
        note(standing);
    }

    private static final String NOTE = """
            insert into bounce_smtp (edition_id, stood) values (:edition, :stood)
            on conflict (edition_id) do update set stood = excluded.stood
            """;

    // How it stood before the taking: what ended meanwhile is taken in the next round.
    private void note(Standing standing) {
        jdbc.sql(NOTE)
                .param("edition", standing.edition().value())
                .param("stood", words(standing))
                .update();
    }

    private static String words(Standing standing) {
        return standing.control() + " " + standing.finished();
    }
}
