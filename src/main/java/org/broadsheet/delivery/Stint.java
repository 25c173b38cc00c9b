package org.broadsheet.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Claimed.NotNow;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Scope;
import org.broadsheet.smtp.Stop;
import org.broadsheet.smtp.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of one worker under one number, from its first sign of life to its last. */
final class Stint implements Claimed.Desk, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Stint.class);

    private final Run run;
    private final Means means;
    private final Post post;
    private final BooleanSupplier goesOn;
    private final Ruling ruling;
    private final Worker worker;
    private final Flusher flusher;
    private final Ledger ledger;
    private volatile Claims claims;
    private final AtomicLong heard = new AtomicLong();
    private volatile long lastWord = System.nanoTime();
    private volatile boolean dayIsFull;
    private volatile boolean unsure;
    private volatile @Nullable String relayTrouble;
    private volatile @Nullable String relayStop;
    private volatile @Nullable String refusal;
    private volatile @Nullable RuntimeException fault;

    Stint(Run run, Means means, Post post, BooleanSupplier goesOn) {
        this.run = run;
        this.means = means;
        this.post = post;
        this.goesOn = goesOn;
        this.ruling = new Ruling(means.schedule(), means.settings().uncertain(), () -> ThreadLocalRandom.current()
                .nextDouble());
        this.claims = new Claims(goesOn);
        this.ledger = means.ledger(run);
        this.worker = new Worker(means.workers(), run.edition(), held -> claims.close());
        this.flusher =
                new Flusher(means.database(), run, worker.id(), means.settings().connections());
    }

    /** Sends what can be sent now, and returns when the wire is still and all outcomes are durable. */
    void send() throws InterruptedException {
        claims = new Claims(goesOn);
        PageSize page = PageSize.first(means.settings().connections());
        Claimer claimer = new Claimer(ledger, worker.id(), claims, this, means.pacing(), page);
        Thread thread = start(claimer);
        try {
            means.wire().send(claims, this::outcome).ifPresent(this::heed);
        } finally {
            claims.close();
            thread.join();
            flusher.settle();
        }
        dayIsFull = claimer.dayIsFull();
        rethrow(fault);
        rethrow(flusher.failure());
        rethrow(claimer.failure());
        Outage.outlast(() -> giveBack(claims.left()), goesOn);
        unsure |= claimer.unsure();
    }

    private Thread start(Claimer claimer) {
        Thread thread = new Thread(claimer, "delivery-claim-" + run.edition().value());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private int giveBack(List<Claimed> left) {
        means.pacing().day().giveBack(left.size());
        return ledger.release(worker.id(), left);
    }

    /** Takes no new work; what is on the wire ends. */
    void halt() {
        claims.close();
    }

    /** True when a claim's answer was lost, so that rows may stand under our number that we do not hold. */
    boolean unsure() {
        return unsure;
    }

    @Override
    public Post post() {
        return post;
    }

    @Override
    public void aboutToSend(Claimed claimed) {
        if (refusal != null || worker.isLost()) throw notNow(claimed);
        Duration age = flusher.sending(claimed);
        // Frozen in between and woken: others may have taken us for dead meanwhile, so this content must not begin.
        if (age.compareTo(means.workers().lease().dividedBy(2)) > 0) throw notNow(claimed);
    }

    private NotNow notNow(Claimed claimed) {
        claimed.letGo();
        flusher.outcome(Change.back(claimed));
        return new NotNow("this worker takes nothing new now");
    }

    @Override
    public void broken(RuntimeException cause) {
        fault = cause;
        claims.close();
    }

    private void outcome(Message message, Outcome outcome) {
        Claimed claimed = (Claimed) message;
        if (claimed.isLetGo()) return;
        flusher.outcome(ruling.of(claimed, outcome));
        heed(outcome);
    }

    private void heed(Outcome outcome) {
        if (outcome.verdict() == Verdict.ACCEPTED || outcome.scope() == Scope.RECIPIENT || outcome.scope() == Scope.POLICY) {
            lastWord = System.nanoTime();
            worker.contact();
            heard.incrementAndGet();
            relayTrouble = null;
        } else if (outcome.scope() == Scope.MESSAGE) {
            refuse(outcome.reply());
        } else {
            relayTrouble = outcome.reply();
        }
    }

    private synchronized void refuse(String line) {
        if (refusal != null) return;
        refusal = "the relay refuses this letter for everyone: " + line;
        claims.close();
        log.error("delivery stopped edition={} reason={}", run.edition().value(), refusal);
        holdForOthers(refusal);
    }

    // At once, for other processes; should the database be away, it is done when the wire is still.
    private void holdForOthers(String reason) {
        try {
            means.runs().hold(run.edition(), Control.STOPPED, reason);
        } catch (RuntimeException e) {
            log.warn(
                    "the run is not held yet edition={} cause={}", run.edition().value(), e.getMessage());
        }
    }

    private void heed(Stop stop) {
        if (stop.scope() == Scope.MESSAGE) refuse(stop.line());
        else relayStop = stop.line();
    }

    /** Of how many messages the relay has spoken. */
    long heard() {
        return heard.get();
    }

    /** Why the relay would refuse every member alike, if it said so. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** Why the wire gave up on the relay, if it did. */
    @Nullable
    String relayStop() {
        return relayStop;
    }

    /** The relay's last words where they were about itself. */
    @Nullable
    String relayTrouble() {
        return relayTrouble;
    }

    boolean dayIsFull() {
        return dayIsFull;
    }

    boolean isLost() {
        return worker.isLost();
    }

    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - lastWord);
    }

    Ledger.Open open() {
        return ledger.open(worker.id());
    }

    Ledger ledger() {
        return ledger;
    }

    private static void rethrow(@Nullable RuntimeException cause) {
        if (cause != null) throw cause;
    }

    @Override
    public void close() {
        flusher.close();
        worker.close();
    }
}
