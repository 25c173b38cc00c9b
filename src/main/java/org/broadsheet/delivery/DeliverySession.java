package org.broadsheet.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Claimed.NotNow;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of one worker under one number, from its first sign of life to its last. */
final class DeliverySession implements Claimed.DeliveryListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeliverySession.class);

    private final DeliveryRun run;
    private final DeliveryEngine engine;
    private final MessageSource post;
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

    DeliverySession(DeliveryRun run, DeliveryEngine engine, MessageSource post, BooleanSupplier goesOn) {
        this.run = run;
        this.engine = engine;
        this.post = post;
        this.goesOn = goesOn;
        this.policy =
                new OutcomePolicy(engine.schedule(), engine.settings.uncertain(), () -> ThreadLocalRandom.current()
                        .nextDouble());
        this.claims = new ClaimQueue(goesOn);
        this.ledger = engine.ledger(run);
        this.worker = new WorkerLease(engine.workers, run.edition(), held -> claims.close());
        this.outcomes = new OutcomeWriter(engine.database, run, worker.id(), engine.settings.connections(), goesOn);
    }

    /** Sends what can be sent now, and returns when the wire is still and all outcomes are durable. */
    void send() throws InterruptedException {
        claims = new ClaimQueue(goesOn);
        ClaimLoop claimer =
                new ClaimLoop(ledger, worker.id(), claims, this, engine.limits, engine.settings.connections());
        Thread thread = start(claimer);
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
        rethrow(claimer.failure());
        Outage.outlast(() -> giveBack(claims.left()), goesOn);
        unsure |= claimer.unsure();
    }

    private Thread start(ClaimLoop claimer) {
        Thread thread = new Thread(claimer, "delivery-claim-" + run.edition().value());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private int giveBack(List<Claimed> left) {
        engine.limits.warmUp().giveBack(left.size());
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
    public MessageSource post() {
        return post;
    }

    @Override
    public void aboutToSend(Claimed claimed) {
        if (answers.refusal() != null || worker.isLost()) throw notNow(claimed);
        Duration age = outcomes.sending(claimed);
        // Frozen in between and woken: others may have taken us for dead meanwhile, so this content must not begin.
        if (age.compareTo(engine.workers.lease().dividedBy(2)) > 0) throw notNow(claimed);
    }

    private NotNow notNow(Claimed claimed) {
        claimed.letGo();
        outcomes.outcome(RowChange.back(claimed));
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
        outcomes.outcome(policy.of(claimed, outcome));
        if (answers.note(outcome)) worker.contact();
        else if (answers.refusal() != null) hold();
    }

    // At once, for other processes; should the database be away, it is done when nothing is on the wire any more.
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
