package org.broadsheet.job;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliveryRuns;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.Standing;
import org.broadsheet.job.DigestRun.RunSuspended.Reason;
import org.broadsheet.job.execution.RunLauncher;
import org.springframework.stereotype.Service;

/** Sends, holds and resumes editions. However often and by whom it is asked for, a day has one edition. */
@Service
public class DigestRuns {
    private final RunLauncher launcher;
    private final RunReports reports;
    private final Editions editions;
    private final Deliveries deliveries;
    private final DeliveryRuns runs;
    private final DigestSteps steps;

    DigestRuns(
            RunLauncher launcher,
            RunReports reports,
            Editions editions,
            Deliveries deliveries,
            DeliveryRuns runs,
            DigestSteps steps) {
        this.launcher = launcher;
        this.reports = reports;
        this.editions = editions;
        this.deliveries = deliveries;
        this.runs = runs;
        this.steps = steps;
    }

    /**
     * Runs the digest job for the edition of the day of {@code at}, or what is left of it, to its end. While another
     * process runs the same edition, waits for it and reports what it did.
     *
     * @param at the edition's cut-off, where the edition does not exist yet
     * @throws org.broadsheet.newsroom.UnknownDigest where the settings have no such digest
     */
    public RunReport run(String digest, Instant at, boolean byHand) {
        return run(new DigestRun(digest, editions.day(digest, at), 1, at, byHand));
    }

    private RunReport run(DigestRun run) {
        return launcher.run(run, suspended -> suspended
                .filter(why -> why.reason() == Reason.STALLED || why.reason() == Reason.SHUTDOWN)
                .map(why -> reports.stopped(run, why.words()))
                .orElseGet(() -> reports.of(run)));
    }

    /** The same by hand; returns the edition's name as soon as the start is durable: should this process die, another has it. */
    public String start(String digest, Instant at) {
        return start(digest, at, true);
    }

    /** @param byHand false: as the schedule does it, so that a digest that needs approval is held */
    public String start(String digest, Instant at, boolean byHand) {
        DigestRun run = new DigestRun(digest, editions.day(digest, at), 1, at, byHand);
        launcher.begin(run);
        return run.edition();
    }

    /**
     * Makes up the edition of the day of {@code at} of what is stored, so that nothing comes in that its editor has not seen,
     * and starts to send it. Empty where there is nothing to send.
     */
    public Optional<Edition> send(String digest, Instant at) {
        Optional<Edition> edition = editions.compose(digest, at, true);
        edition.ifPresent(made -> launcher.begin(DigestRun.of(made)));
        return edition;
    }

    /** Sends a further edition now, outside the schedule, of what has come since the last; a person asked for it. */
    public RunReport special(String digest, Instant at) {
        steps.poll(digest);
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
        runs.pause(edition.id(), "paused by hand");
        return reports.of(edition);
    }

    /** Lets an edition go on that was paused, stopped or waits for approval; returns at once. */
    public RunReport resume(Edition edition) {
        return resume(edition, "by hand");
    }

    /** @param by who approves it, where it waits for that */
    public RunReport resume(Edition edition, String by) {
        editions.approve(edition.id(), by);
        runs.resume(edition.id());
        launcher.begin(DigestRun.of(edition));
        return reports.of(editions.get(edition.id()));
    }

    /** The same, but returns when the edition is at its end, here or in the process that delivers it. */
    public RunReport finish(Edition edition) {
        editions.approve(edition.id(), "by hand");
        runs.resume(edition.id());
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
        launcher.begin(DigestRun.of(edition));
        return again;
    }

    /** Ends an edition for good; who was served stays served, and the receipt says so. */
    public RunReport cancel(Edition edition) {
        runs.cancel(edition.id(), "cancelled by hand");
        editions.cancel(edition.id());
        return reports.of(editions.get(edition.id()));
    }

    /**
     * Asks editors about held editions, approves those whose deadline has passed, and starts what is ready and not begun. The
     * first replica that calls it does so; the others find nothing to do.
     */
    void startPending() {
        Decisions.Pending pending = steps.askPending();
        pending.overdue().forEach(held -> {
            if (editions.approve(held, Standing.SILENCE)) resume(editions.get(held), Standing.SILENCE);
        });
        pending.ready().stream()
                .filter(ready -> runs.find(ready).isEmpty())
                .forEach(ready -> launcher.startReady(editions.get(ready)));
    }

    /** Makes up the edition, but keeps it back until a person sends it. */
    void hold(String digest, Instant at, String reason) {
        steps.poll(digest);
        editions.composeHeld(digest, at, reason);
    }
}
