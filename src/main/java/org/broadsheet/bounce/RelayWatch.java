package org.broadsheet.bounce;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.delivery.Standing;
import org.broadsheet.delivery.Standings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes what the relay said of recipients while editions are being delivered and after. What stands in the ledger is
 * asked, so that it does not matter which process, command or machine delivered.
 */
@Service
public class RelayWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RelayWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration RECENT = Duration.ofDays(7);

    private final Standings standings;
    private final SmtpReplies replies;
    private final JdbcClient jdbc;
    private @Nullable ScheduledExecutorService rounds;

    RelayWatch(Standings standings, SmtpReplies replies, JdbcClient jdbc) {
        this.standings = standings;
        this.replies = replies;
        this.jdbc = jdbc;
    }

    /** One look at all recent editions; what was taken before is not taken twice. */
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

    private void quietRound() {
        try {
            round();
        } catch (DataAccessException e) {
            log.warn("relay's replies not taken, the next round will cause={}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("relay's replies not taken", e);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(RelayWatch::thread);
        executor.scheduleWithFixedDelay(
                this::quietRound, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        rounds = executor;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "relay-watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) rounds.shutdown();
        rounds = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}
