package org.broadsheet.bounce;

import java.time.Duration;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.platform.Routine;
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

    private final Receipts receipts;
    private final SmtpReplies replies;
    private final JdbcClient jdbc;

    RelayWatch(Receipts receipts, SmtpReplies replies, JdbcClient jdbc) {
        super("relay-watch", INTERVAL, INTERVAL);
        this.receipts = receipts;
        this.replies = replies;
        this.jdbc = jdbc;
    }

    /** One look at all recent editions; what was taken before is not taken twice. */
    @Override
    public void round() {
        receipts.recent(RECENT).stream().filter(this::isDue).forEach(this::take);
    }

    private static final String STOOD = "select stood from bounce_smtp where edition_id = :edition";

    private boolean isDue(DeliveryRun run) {
        return run.isRunning()
                || jdbc.sql(STOOD)
                        .param("edition", run.edition().value())
                        .query(String.class)
                        .optional()
                        .filter(words(run)::equals)
                        .isEmpty();
    }

    private void take(DeliveryRun run) {
        replies.take(run.edition());
        note(run);
    }

    private static final String NOTE = """
            insert into bounce_smtp (edition_id, stood) values (:edition, :stood)
            on conflict (edition_id) do update set stood = excluded.stood
            """;

    // How it stood before the taking: what ended meanwhile is taken in the next round.
    private void note(DeliveryRun run) {
        jdbc.sql(NOTE)
                .param("edition", run.edition().value())
                .param("stood", words(run))
                .update();
    }

    private static String words(DeliveryRun run) {
        return run.control().word() + " " + run.finished();
    }
}
