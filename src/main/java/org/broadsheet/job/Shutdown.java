package org.broadsheet.job;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.broadsheet.delivery.Outage;
import org.broadsheet.job.DigestRun.RunSuspended;
import org.broadsheet.platform.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** Ends what waits when the program ends, before anything that it uses is closed. */
@Component
public class Shutdown implements ApplicationListener<ContextClosedEvent> {
    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    /** All that end something share this time: the whole program ends within ten seconds. */
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    /** A database that does not answer for so long is given up: whatever waits for it would wait until the end. */
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(2);

    private static final Duration AFTER_OUTAGE = Duration.ofMillis(500);

    private final HikariDataSource database;
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile long end;
    private boolean isDatabaseLeft;

    Shutdown(DataSource database) throws SQLException {
        this.database = database.unwrap(HikariDataSource.class);
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        end = System.nanoTime() + LAST_WORK.toNanos();
        begun.countDown();
    }

    /** Waits so long, or until the program is to end: then, or where the thread was interrupted, it says true. */
    public boolean beginsWithin(Duration pause) {
        try {
            return begun.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits until that is done, but not past the time for last work; returns whether it is done. */
    public boolean awaitLast(BooleanSupplier done) {
        if (begun.getCount() > 0) end = System.nanoTime() + LAST_WORK.toNanos();
        try {
            while (!done.getAsBoolean() && System.nanoTime() - end < 0) {
                if (end - System.nanoTime() < LAST_WORK.minus(WITHOUT_DATABASE).toNanos()) leaveDatabaseThatIsAway();
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return done.getAsBoolean();
    }

    /** What cannot be recorded is not waited for, and a closed pool lets nobody else wait. Closing it may take seconds, too. */
    private synchronized void leaveDatabaseThatIsAway() {
        HikariPoolMXBean pool = database.getHikariPoolMXBean();
        if (isDatabaseLeft
                || pool == null
                || pool.getTotalConnections() > 0
                || pool.getThreadsAwaitingConnection() == 0) return;
        isDatabaseLeft = true;
        end = System.nanoTime();
        log.warn("the database is away: what is not recorded is found by other processes, or by the next start");
        DaemonThreads.start("close-pool", database::close);
    }

    /** A part of a run that is safe to repeat. */
    @FunctionalInterface
    interface Work {
        void work() throws RunSuspended;
    }

    /** Does it again for as long as the database is away; throws where the program is to end meanwhile. */
    void outlast(String run, Work work) throws RunSuspended {
        while (true) {
            try {
                work.work();
                return;
            } catch (RuntimeException e) {
                if (!Outage.is(e)) throw e;
                log.warn("run waits for the database run={} cause={}", run, e.getMessage());
                pause(AFTER_OUTAGE);
            }
        }
    }

    /** Waits so long; throws where the program is to end. */
    void pause(Duration pause) throws RunSuspended {
        if (beginsWithin(pause)) throw new RunSuspended(RunSuspended.Reason.SHUTDOWN, "the program was told to stop");
    }
}
