package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.Feeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** The one door to the digest job: whoever wants an edition sent comes through here, and every way makes one edition. */
@Service
public class DigestRuns implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(DigestRuns.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final Launch launch;
    private final RunLock lock;
    private final RunReports reports;
    private final Editions editions;
    private final Deliveries deliveries;
    private final Feeds feeds;
    private final Clock clock;
    private final Attempts attempts;
    private final ExecutorService behind = Executors.newCachedThreadPool();

    DigestRuns(
            Launch launch,
            RunLock lock,
            RunReports reports,
            Editions editions,
            Deliveries deliveries,
            Feeds feeds,
            Attempts attempts,
            Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
        this.launch = launch;
        this.lock = lock;
        this.reports = reports;
        this.editions = editions;
        this.deliveries = deliveries;
        this.feeds = feeds;
    }

    /**
     * Runs the digest job for the edition of the day of {@code at}, or what is left of it, to its end. While another
     * process runs the same edition, waits for it and reports what it did.
     *
     * @param at the edition's cut-off, where the edition does not exist yet
     * @throws org.broadsheet.edition.UnknownDigest where the settings have no such digest
     */
    public RunReport run(String digest, Instant at, boolean byHand) {
        return run(new Run(digest, editions.day(digest, at), 1, at, byHand));
    }

    /** The same by hand and behind the caller's back; returns the edition's name. */
    public String start(String digest, Instant at) {
        Run run = new Run(digest, editions.day(digest, at), 1, at, true);
        behind.execute(() -> runLogged(run));
        return run.edition();
    }

    /**
     * Makes up the edition of the day of {@code at} of what is stored, so that nothing comes in that its editor has not seen,
     * and sends it behind the caller's back. Empty where there is nothing to send.
     */
    public Optional<Edition> send(String digest, Instant at) {
        Optional<Edition> edition = editions.compose(digest, at, true);
        edition.ifPresent(made -> behind.execute(() -> runLogged(Run.of(made))));
        return edition;
    }

    /** Sends a further edition now, outside the schedule, of what has come since the last; a person asked for it. */
    public RunReport special(String digest, Instant at) {
        feeds.poll(editions.feeds(digest), clock.instant());
        return editions.composeSpecial(digest, at)
                .map(edition -> run(Run.of(edition)))
                .orElseGet(() -> reports.empty(digest, at));
    }

    /** How an edition stands now. */
    public RunReport report(Edition edition) {
        return reports.of(edition);
    }

    /** Holds the deliveries of an edition within a second, in all processes. */
    public RunReport pause(Edition edition) {
        deliveries.pause(edition.id(), "paused by hand");
        return reports.of(edition);
    }

    /** Lets an edition go on that was paused, stopped or waits for approval; returns at once. */
    public RunReport resume(Edition edition) {
        return resume(edition, "by hand");
    }

    /** @param by who approves it, where it waits for that */
    public RunReport resume(Edition edition, String by) {
        editions.approve(edition.id(), by);
        deliveries.resume(edition.id());
        behind.execute(() -> runLogged(Run.of(edition)));
        return reports.of(editions.get(edition.id()));
    }

    /** The same, but returns when the edition is at its end, here or in whichever process delivers it. */
    public RunReport finish(Edition edition) {
        editions.approve(edition.id(), "by hand");
        deliveries.resume(edition.id());
        return run(Run.of(edition));
    }

    /**
     * Puts in line again who was not served ({@code REJECTED}, {@code EXPIRED}, {@code UNCERTAIN}) and goes on behind the
     * caller's back. Returns how many; 0 where the edition was cancelled, or its rows have been dropped.
     */
    public int retry(Edition edition, Set<DeliveryState> states) {
        int again = deliveries.retry(edition.id(), states);
        if (again == 0) return 0;
        editions.reopen(edition.id());
        behind.execute(() -> runLogged(Run.of(edition)));
        return again;
    }

    /** Ends an edition for good; who was served stays served, and the receipt says so. */
    public RunReport cancel(Edition edition) {
        deliveries.cancel(edition.id(), "cancelled by hand");
        editions.cancel(edition.id());
        return reports.of(editions.get(edition.id()));
    }

    /** Goes on with an edition that is due again, unless somebody is at it already or it has just failed. */
    void resumeIfFree(Run run) {
        if (attempts.begin(run)) behind.execute(() -> tryLogged(run));
    }

    /** The same with the runs that Batch believes to be running, where whoever ran them is dead. */
    void takeUpTheDead() {
        launch.believedRunning().forEach(this::resumeIfFree);
    }

    private void tryLogged(Run run) {
        boolean failed = true;
        try {
            tryToRun(run).ifPresent(report -> log.info("run ended {}", report.line()));
            failed = false;
        } catch (RuntimeException e) {
            log.error("run failed run={}: what was done stays done, and it is tried again", run.name(), e);
        } finally {
            attempts.end(run, failed);
        }
    }

    /** Makes up the edition, but keeps it back until a person sends it. */
    void hold(String digest, Instant at, String because) {
        feeds.poll(editions.feeds(digest), clock.instant());
        editions.composeHeld(digest, at, because);
    }

    private void runLogged(Run run) {
        try {
            log.info("run ended {}", run(run).line());
        } catch (RuntimeException e) {
            log.error("run failed run={}: what was done stays done, and starting it again finishes it", run.name(), e);
        }
    }

    private RunReport run(Run run) {
        while (true) {
            Optional<RunReport> report = tryToRun(run);
            if (report.isPresent()) return report.get();
            waitForTheOther();
        }
    }

    /** Empty while somebody else manages the run, be it because we lost it, and while the database is away. */
    private Optional<RunReport> tryToRun(Run run) {
        try (RunLock.Held ours = lock.tryHold(run.name()).orElse(null)) {
            if (ours == null) return Optional.empty();
            try {
                Optional<String> stalled = launch.go(run);
                RunReport report = reports.of(run);
                return ours.isLost()
                        ? Optional.empty()
                        : Optional.of(stalled.map(report::stopped).orElse(report));
            } catch (RuntimeException e) {
                if (!ours.isLost()) throw e;
                log.warn("run is not ours any more run={} cause={}", run.name(), e.getMessage());
                return Optional.empty();
            }
        } catch (OptimisticLockingFailureException e) {
            // A worker has just begun a slice of the run that died, or another manages the run; the next look finds
            // out.
            log.info("run moves on under somebody else's hand run={} cause={}", run.name(), e.getMessage());
            return Optional.empty();
        } catch (RuntimeException e) {
            if (!Outage.is(e)) throw e;
            log.warn("run waits for the database run={} cause={}", run.name(), e.getMessage());
            return Optional.empty();
        }
    }

    private static void waitForTheOther() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while another process runs the same edition", e);
        }
    }

    @Override
    public void destroy() {
        behind.shutdownNow();
    }
}
