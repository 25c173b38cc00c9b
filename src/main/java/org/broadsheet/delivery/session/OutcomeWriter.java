package org.broadsheet.delivery.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.Outage;
import org.broadsheet.delivery.session.Claimed.NotNow;
import org.broadsheet.delivery.session.RowChange.OutcomeBatch;
import org.broadsheet.platform.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Makes changes durable for all connections of a run: what comes while one flush is under way goes into the next (group
 * commit). While the database is away it keeps what it has and tries again; connections wait, nothing is lost.
 */
final class OutcomeWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutcomeWriter.class);

    /**
     * Nanoseconds that the first change waits for more to share its commit, unless half of the connections wait already: a commit
     * costs the same for one row and for thirty, and the wire is busy meanwhile.
     */
    private static final long LINGER = 700_000;

    private static final Duration LAST_TRIES = Duration.ofMillis(500);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final ExponentialBackOff PAUSES = new ExponentialBackOff(50, 2);

    static {
        PAUSES.setMaxInterval(LONGEST_PAUSE.toMillis());
    }

    private final DataSource database;
    private final DeliveryRun run;
    private final long worker;
    private final int enough;
    private final BooleanSupplier goesOn;
    private final Thread thread;
    private OutcomeBatch next = new OutcomeBatch();
    private long stoppedAt;
    private boolean idle = true;
    private boolean gathering;
    private boolean closed;
    private volatile boolean abandoned;
    private @Nullable OutcomeStatements statements;
    private volatile @Nullable RuntimeException failure;

    /** @param goesOn false when the program ends: then the database is not waited for long */
    OutcomeWriter(DataSource database, DeliveryRun run, long worker, int connections, BooleanSupplier goesOn) {
        this.goesOn = goesOn;
        this.database = database;
        this.run = run;
        this.worker = worker;
        this.enough = Math.max(1, connections / 2);
        this.thread = DaemonThreads.start("delivery-flush-" + run.edition().value(), this::work);
    }

    /**
     * Returns when it is durable that this content goes out, with all outcomes that came before; else throws.
     *
     * @return how long ago the ledger still knew it as ours
     */
    Duration sending(Claimed claimed) {
        OutcomeBatch flush = add(RowChange.sending(claimed));
        flush.await();
        if (claimed.isReleased()) throw new NotNow("held, unsubscribed, or not ours any more");
        return flush.age();
    }

    /** Waits until all that came is durable. */
    synchronized void settle() throws InterruptedException {
        while (!(idle && next.isEmpty()) && failure == null) wait();
    }

    /** What ended this ledger's writing for good, if anything did. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** Waits for nothing; returns the batch in which the change becomes durable. */
    synchronized OutcomeBatch add(RowChange change) {
        RuntimeException cause = failure;
        if (cause != null) throw new IllegalStateException("the ledger cannot be written", cause);
        next.add(change);
        if (gathering ? next.waiting() == enough : idle) notifyAll();
        return next;
    }

    private void work() {
        try {
            for (OutcomeBatch flush = take(); flush != null; flush = take()) write(flush);
        } catch (InterruptedException e) {
            fail(new IllegalStateException("the ledger's flush was interrupted", e), next);
        } finally {
            drop();
        }
    }

    private synchronized @Nullable OutcomeBatch take() throws InterruptedException {
        idle = true;
        notifyAll();
        while (next.isEmpty() && !closed) wait();
        gather();
        if (next.isEmpty()) return null;
        idle = false;
        OutcomeBatch flush = next;
        next = new OutcomeBatch();
        return flush;
    }

    private void gather() throws InterruptedException {
        gathering = true;
        long end = System.nanoTime() + LINGER;
        for (long left = LINGER; left > 0 && next.waiting() < enough && !closed; left = end - System.nanoTime())
            TimeUnit.NANOSECONDS.timedWait(this, left);
        gathering = false;
    }

    private void write(OutcomeBatch flush) throws InterruptedException {
        BackOffExecution pauses = PAUSES.start();
        while (true) {
            try {
                flush.begin();
                statements().write(flush.changes());
                flush.done();
                return;
            } catch (SQLException | RuntimeException e) {
                drop();
                if (!Outage.is(e) || abandoned || hasStopped()) {
                    fail(
                            new IllegalStateException(
                                    "deliveries of edition " + run.edition().value(), e),
                            flush);
                    return;
                }
                log.warn(
                        "ledger waits for the database edition={} cause={}",
                        run.edition().value(),
                        e.getMessage());
            }
            Thread.sleep(pauses.nextBackOff());
        }
    }

    private boolean hasStopped() {
        if (goesOn.getAsBoolean()) return false;
        long now = System.nanoTime();
        if (stoppedAt == 0) stoppedAt = now;
        return now - stoppedAt > LAST_TRIES.toNanos();
    }

    private OutcomeStatements statements() throws SQLException {
        OutcomeStatements current = statements;
        if (current == null) statements = current = new OutcomeStatements(database, run, worker);
        return current;
    }

    private synchronized void fail(RuntimeException cause, OutcomeBatch flush) {
        failure = cause;
        flush.fail(cause);
        next.fail(cause);
        idle = true;
        notifyAll();
    }

    private void drop() {
        if (statements != null) statements.close();
        statements = null;
    }

    /** Writes what is left; after some seconds without a database it gives up, and recovery finds the rows in doubt. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(LAST_WRITE.toMillis());
            abandoned = true;
            thread.join(LONGEST_PAUSE.toMillis() * 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
