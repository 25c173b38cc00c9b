package org.broadsheet.delivery.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.delivery.Deliveries.MessageSource;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryRuns;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.MessageSender;
import org.broadsheet.delivery.session.OutcomePolicy.RetrySchedule;
import org.broadsheet.edition.EditionId;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Delivers editions in this process: owns what all of its sessions share, and ends them with the program. */
@Component
public class DeliveryEngine implements SmartLifecycle {
    private static final Duration LAST_OUTCOMES = Duration.ofSeconds(1);
    final MessageSender sender;
    public final DataSource database;
    final DeliveryRuns runs;
    public final Workers workers;
    final RateLimits limits;
    final DeliverySettings settings;
    private final Set<DeliveryLoop> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean halted;

    DeliveryEngine(
            MessageSender sender,
            DataSource database,
            DeliveryRuns runs,
            Workers workers,
            RateLimits limits,
            DeliverySettings settings) {
        this.sender = sender;
        this.database = database;
        this.runs = runs;
        this.workers = workers;
        this.limits = limits;
        this.settings = settings;
    }

    /** As tests change it. */
    RetrySchedule schedule() {
        return RetrySchedule.DEFAULT;
    }

    public Ledger ledger(DeliveryRun run) {
        return new Ledger(JdbcClient.create(database), run);
    }

    /** See {@code Deliveries.deliver}. */
    public DeliveryResult deliver(EditionId edition, MessageSource messages, BooleanSupplier stopped) {
        if (halted) return DeliveryResult.of(End.INTERRUPTED);
        DeliveryLoop loop = new DeliveryLoop(edition, messages, this, stopped);
        underWay.add(loop);
        try {
            return loop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DeliveryResult.of(End.INTERRUPTED);
        } finally {
            underWay.remove(loop);
        }
    }

    /** What a call of {@link #deliver} would come to, without sending anything. */
    public DeliveryResult outlook(EditionId edition) {
        Ledger ledger = ledger(runs.get(edition));
        ledger.settle();
        DeliveryRun run = runs.get(edition);
        DeliveryResult ended = DeliveryLoop.ended(run);
        if (ended != null) return ended;
        return switch (run.control()) {
            case PAUSED -> DeliveryResult.of(End.PAUSED, run.reasonOrEmpty());
            case STOPPED -> DeliveryResult.of(End.STOPPED, run.reasonOrEmpty());
            case RUNNING, CANCELLED -> waiting(ledger.open(0));
        };
    }

    private DeliveryResult waiting(Ledger.Open open) {
        if (limits.isDayFull()) return DeliveryResult.untilTomorrow(limits.tomorrow());
        // Rows claimed by others: they send them, or are dead, which only a worker can find out.
        Duration due = open.due();
        boolean now = open.untouched() > 0 || open.others() > 0;
        return DeliveryResult.waiting(open.waiting(), now || due == null ? Duration.ZERO : due);
    }

    /** After those who would begin new work have stopped. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }

    @Override
    public void start() {
        running = true;
        halted = false;
    }

    /** Takes nothing new, and waits for what is on the wire. */
    @Override
    public void stop() {
        running = false;
        halted = true;
        underWay.forEach(DeliveryLoop::halt);
        long end = System.nanoTime() + LAST_OUTCOMES.toNanos();
        try {
            while (!underWay.isEmpty() && System.nanoTime() < end) Thread.sleep(20);
            if (!underWay.isEmpty()) sender.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    public boolean isHalted() {
        return halted;
    }
}
