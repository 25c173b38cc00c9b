package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.Feeds;
import org.broadsheet.job.RunSuspended.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** The one door to the digest job: whoever wants an edition sent comes through here, and every way makes one edition. */
@Service
public class DigestRuns {
    private static final Logger log = LoggerFactory.getLogger(DigestRuns.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final RunLauncher launch;
    private final RunReports reports;
    private final Editions editions;
    private final Deliveries deliveries;
    private final Feeds feeds;
    private final Clock clock;
    private final Attempts attempts;
    private final Shutdown shutdown;

    DigestRuns(
            RunLauncher launch,
            RunReports reports,
            Editions editions,
            Deliveries deliveries,
            Feeds feeds,
            Attempts attempts,
            Shutdown shutdown,
            Clock clock) {
        this.shutdown = shutdown;
        this.attempts = attempts;
        this.clock = clock;
        this.launch = launch;
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
        return run(new DigestRun(digest, editions.day(digest, at), 1, at, byHand));
    }

    /** The same by hand; returns the edition's name as soon as the start is durable: should this process die, another has it. */
    public String start(String digest, Instant at) {
        return start(digest, at, true);
    }

    /** @param byHand false: as the schedule does it, so that a digest that needs approval is held */
    public String start(String digest, Instant at, boolean byHand) {
        DigestRun run = new DigestRun(digest, editions.day(digest, at), 1, at, byHand);
        begin(run);
        return run.edition();
    }

    /**
     * Makes up the edition of the day of {@code at} of what is stored, so that nothing comes in that its editor has not seen,
     * and starts to send it. Empty where there is nothing to send.
     */
    public Optional<Edition> send(String digest, Instant at) {
        Optional<Edition> edition = editions.compose(digest, at, true);
        edition.ifPresent(made -> begin(DigestRun.of(made)));
        return edition;
    }

    /** Sends a further edition now, outside the schedule, of what has come since the last; a person asked for it. */
    public RunReport special(String digest, Instant at) {
        feeds.poll(editions.feeds(digest), clock.instant());
        return editions.composeSpecial(digest, at)
                .map(edition -> run(DigestRun.of(edition)))
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
        begin(DigestRun.of(edition));
        return reports.of(editions.get(edition.id()));
    }

    /** The same, but returns when the edition is at its end, here or in whichever process delivers it. */
    public RunReport finish(Edition edition) {
        editions.approve(edition.id(), "by hand");
        deliveries.resume(edition.id());
        return run(DigestRun.of(edition));
    }

    /**
     * Puts in line again who was not served ({@code REJECTED}, {@code EXPIRED}, {@code UNCERTAIN}) and goes on.
     * Returns how many; 0 where the edition was cancelled, or its rows have been dropped.
     */
    public int retry(Edition edition, Set<DeliveryState> states) {
        int again = deliveries.retry(edition.id(), states);
        if (again == 0) return 0;
        editions.reopen(edition.id());
        begin(DigestRun.of(edition));
        return again;
    }

    /** Ends an edition for good; who was served stays served, and the receipt says so. */
    public RunReport cancel(Edition edition) {
        deliveries.cancel(edition.id(), "cancelled by hand");
        editions.cancel(edition.id());
        return reports.of(editions.get(edition.id()));
    }

    /** Starts what is due by its schedule, and returns when the start is durable; an outage of the database is waited out. */
    void startScheduled(String digest, Instant meant) throws RunSuspended {
        DigestRun run = new DigestRun(digest, editions.day(digest, meant), 1, meant, false);
        while (true) {
            try {
                begin(run);
                return;
            } catch (RuntimeException e) {
                if (!Outage.is(e)) throw e;
                log.warn("start waits for the database run={} cause={}", run.name(), e.getMessage());
                shutdown.pause(LOOK_AGAIN);
            }
        }
    }

    /** False where the settings of this replica do not name the digest: they may be of another version. */
    boolean knows(String digest) {
        return attempts.knows(digest);
    }

    /** Goes on with these executions of the digest job if their process died. */
    void resumeDead(List<Long> executions) {
        launch.runs(executions).forEach(this::resumeIfFree);
    }

    /** Starts what may be sent and nobody has begun, unless it has failed: then a person has to look first. */
    void startReady(Edition edition) {
        DigestRun run = DigestRun.of(edition);
        if (!deliveries.isEnrolled(edition.id()) && !launch.hasFailed(run)) resumeIfFree(run);
    }

    /** Lets the flow be seen in Batch's tables while the edition is delivered again, or when it is closed. */
    void follow(Edition edition) {
        resumeIfFree(DigestRun.of(edition));
    }

    /** Goes on with a run, unless somebody is at it already or it has just failed. */
    private void resumeIfFree(DigestRun run) {
        if (!attempts.begin(run)) return;
        try {
            launch.start(run)
                    .ifPresentOrElse(
                            end -> end.whenComplete((suspended, fault) -> {
                                attempts.end(run, fault != null);
                                logEnd(run, fault);
                            }),
                            () -> attempts.end(run, false));
        } catch (RuntimeException e) {
            attempts.end(run, true);
            logEnd(run, e);
        }
    }

    /** Makes up the edition, but keeps it back until a person sends it. */
    void hold(String digest, Instant at, String because) {
        feeds.poll(editions.feeds(digest), clock.instant());
        editions.composeHeld(digest, at, because);
    }

    private void begin(DigestRun run) {
        launch.start(run).ifPresent(end -> end.whenComplete((suspended, fault) -> logEnd(run, fault)));
    }

    private void logEnd(DigestRun run, @Nullable Throwable fault) {
        if (fault != null && isOfOthers(fault))
            log.info("run goes on elsewhere or later run={} cause={}", run.name(), fault.getMessage());
        else if (fault != null) log.error("run failed run={}: what was done stays done", run.name(), fault);
        else log.info("run ended {}", reports.of(run).line());
    }

    /** The database is away, or another process manages the run after all. */
    private static boolean isOfOthers(Throwable fault) {
        return fault instanceof OptimisticLockingFailureException || Outage.is(fault);
    }

    private RunReport run(DigestRun run) {
        while (true) {
            Optional<RunReport> report = tryToRun(run);
            if (report.isPresent()) return report.get();
            if (shutdown.beginsWithin(LOOK_AGAIN))
                throw new IllegalStateException("stopped while another process runs the same edition");
        }
    }

    /** Empty while somebody else has the run, and while the database is away. */
    private Optional<RunReport> tryToRun(DigestRun run) {
        try {
            return launch.start(run).map(end -> end.thenApply(suspended -> report(run, suspended))
                    .join());
        } catch (RuntimeException e) {
            Throwable fault = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            if (isOfOthers(fault)) {
                log.warn("run is tried again run={} cause={}", run.name(), fault.getMessage());
                return Optional.empty();
            }
            throw fault instanceof RuntimeException own ? own : e;
        }
    }

    private RunReport report(DigestRun run, Optional<RunSuspended> suspended) {
        return suspended
                .filter(why -> why.reason() == Reason.STALLED || why.reason() == Reason.SHUTDOWN)
                .map(why -> reports.stopped(run, String.valueOf(why.getMessage())))
                .orElseGet(() -> reports.of(run));
    }
}
