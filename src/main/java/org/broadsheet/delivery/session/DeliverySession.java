package org.broadsheet.delivery.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Deliveries.MessageSource;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.Outage;
import org.broadsheet.delivery.session.Claimed.NotNow;
import org.broadsheet.platform.DaemonThreads;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker under one number, from its registration until its rows are given back. */
final class DeliverySession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeliverySession.class);

    private final DeliveryRun run;
    private final DeliveryEngine engine;
    private final MessageSource messages;
    private final BooleanSupplier goesOn;
    private final OutcomePolicy policy;
    private final WorkerLease worker;
    private final OutcomeWriter outcomes;
    private final Ledger ledger;
    private volatile ClaimQueue claims;
    private final RelayAnswers answers = new RelayAnswers();
    private volatile @Nullable RuntimeException fault;
    private boolean dayIsFull;
    private boolean unsure;
    private boolean held;

    DeliverySession(DeliveryRun run, DeliveryEngine engine, MessageSource messages, BooleanSupplier goesOn) {
        this.run = run;
        this.engine = engine;
        this.messages = messages;
        this.goesOn = goesOn;
        this.policy =
                new OutcomePolicy(engine.schedule(), engine.settings.uncertain(), () -> ThreadLocalRandom.current()
                        .nextDouble());
        this.claims = new ClaimQueue(goesOn);
        this.ledger = engine.ledger(run);
        this.worker = new WorkerLease(engine.workers, run.edition(), held -> claims.close());
        this.outcomes = new OutcomeWriter(engine.database, run, worker.id(), engine.settings.connections(), goesOn);
    }

    /** Sends what can be sent now, and returns when nothing is on the wire and all outcomes are durable. */
    void send() throws InterruptedException {
        claims = new ClaimQueue(goesOn);
        ClaimLoop claimer =
                new ClaimLoop(ledger, worker.id(), claims, this, engine.limits, engine.settings.connections());
        Thread thread = DaemonThreads.start("delivery-claim-" + run.edition().value(), claimer);
        try {
            engine.sender.send(claims, this::outcome).ifPresent(answers::note);
            hold();
        } finally {
            claims.close();
            thread.join();
            outcomes.settle();
        }
        dayIsFull = claimer.dayIsFull();
        rethrow(fault);
        rethrow(outcomes.failure());
        Outage.outlast(() -> giveBack(claims.left()), goesOn);
        unsure |= claimer.unsure();
    }

    private int giveBack(List<Claimed> left) {
        engine.limits.giveBackOfDay(left.size());
        return ledger.release(worker.id(), left);
    }

    /** Takes no new work; what is on the wire ends. */
    void halt() {
        claims.close();
    }

    /** True when a claim's answer was lost, so that rows may stand under our number that we do not know. */
    boolean unsure() {
        return unsure;
    }

    MessageSource messages() {
        return messages;
    }

    /** Returns when it is durable that this content goes out; throws {@link NotNow} where it may not. */
    void aboutToSend(Claimed claimed) {
        if (answers.refusal() != null || worker.isLost()) throw notNow(claimed);
        Duration age = outcomes.sending(claimed);
        // Frozen in between and woken: others may have taken us for dead meanwhile, so this content must not begin.
        if (age.compareTo(engine.workers.lease().dividedBy(2)) > 0) throw notNow(claimed);
    }

    private NotNow notNow(Claimed claimed) {
        claimed.release();
        outcomes.add(RowChange.back(claimed));
        return new NotNow("this worker takes nothing new now");
    }

    /** A fault of ours, such as one while making the octets: it must end the run, not a member's turn. */
    void broken(RuntimeException cause) {
        fault = cause;
        claims.close();
    }

    private void outcome(Message message, Outcome outcome) {
        Claimed claimed = (Claimed) message;
        if (claimed.isReleased()) return;
        outcomes.add(policy.of(claimed, outcome));
        if (answers.note(outcome)) worker.contact();
        else if (answers.refusal() != null) hold();
    }

    // At once, for other processes; should the database be away, the loop does it when nothing is on the wire any more.
    private synchronized void hold() {
        String refusal = answers.refusal();
        if (refusal == null || held) return;
        held = true;
        claims.close();
        log.error("delivery stopped edition={} reason={}", run.edition().value(), refusal);
        try {
            engine.runs.hold(run.edition(), Control.STOPPED, refusal);
        } catch (RuntimeException e) {
            log.warn(
                    "the run is not held yet edition={} cause={}", run.edition().value(), e.getMessage());
        }
    }

    /** What the relay has said. */
    RelayAnswers answers() {
        return answers;
    }

    boolean dayIsFull() {
        return dayIsFull;
    }

    boolean isLost() {
        return worker.isLost();
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
        outcomes.close();
        worker.close();
    }
}
