package org.broadsheet.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.smtp.RelayLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * The deliveries of editions: enrolled once, delivered by as many processes as like to, held at any moment. Whatever
 * dies, every enrolled member is accounted for, and at most one message an open connection can be in doubt.
 */
@Service
public class Deliveries implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LAST_OUTCOMES = Duration.ofSeconds(1);

    private final Enrolment enrolment;
    private final DeliveryRuns runs;
    private final Retries retries;
    private final RelaySettings relay;
    private final Means means;
    private final Set<DeliveryLoop> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean halted;

    Deliveries(Enrolment enrolment, DeliveryRuns runs, Retries retries, RelaySettings relay, Means means) {
        this.enrolment = enrolment;
        this.runs = runs;
        this.retries = retries;
        this.relay = relay;
        this.means = means;
    }

    /**
     * Freezes the audience, once: who is mailable now gets a row. Returns their number, the same however often and by
     * however many at once it is called. Throws where the number counted three ways is not the same.
     */
    public long enrol(Edition edition) {
        return enrolment.enrol(edition.id(), edition.digest(), edition.name());
    }

    /**
     * Delivers what is left of an edition, together with all others who do so now. Returns when nothing is left, when it
     * is held, or when nothing more comes due within some seconds; outages of the database are waited out. Throws when the octets cannot be made or the ledger cannot be written: a fault of ours.
     *
     * @param stopped asked often; when true, nothing new is begun and the call returns when the wire is still
     */
    public Progress deliver(EditionId edition, MessageSource post, BooleanSupplier stopped) {
        if (halted) return Progress.of(Progress.End.INTERRUPTED);
        Optional<Progress> asked = Outage.outlast(() -> asked(edition), () -> !halted && !stopped.getAsBoolean());
        if (asked.isPresent()) return asked.get();
        DeliveryLoop delivering = new DeliveryLoop(edition, post, means, stopped);
        underWay.add(delivering);
        try {
            return logged(edition, delivering.run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Progress.of(Progress.End.INTERRUPTED);
        } finally {
            underWay.remove(delivering);
            noteAlive(edition);
        }
    }

    // A call may have lasted for hours: the edition was not left alone meanwhile.
    private void noteAlive(EditionId edition) {
        try {
            runs.alive(edition);
        } catch (RuntimeException e) {
            if (!Outage.is(e)) throw e;
            log.debug("not noted as alive edition={}", edition.value(), e);
        }
    }

    /** How an edition stands: as {@link #deliver} would return, but {@code WAITING} with what is due now where there is work. */
    public Progress outlook(EditionId edition) {
        return asked(edition).orElseGet(() -> new Outlook(edition, means).now());
    }

    /** Held here where a person has to say whether the run is still wanted; else noted that somebody has it in hand. */
    private Optional<Progress> asked(EditionId edition) {
        Optional<String> question = new Staleness(runs, means.pacing()).question(runs.get(edition));
        if (question.isPresent() && runs.ask(edition, question.get()))
            return Optional.of(logged(edition, Progress.of(Progress.End.PAUSED, question.get())));
        runs.alive(edition);
        return Optional.empty();
    }

    private static Progress logged(EditionId edition, Progress progress) {
        log.debug("delivery ends edition={} end={} reason={}", edition.value(), progress.end(), progress.reason());
        return progress;
    }

    /** Throws {@link RelayNotSet} where no relay is configured, so that it can be said before anything is made. */
    public void requireRelay() {
        relay.require();
    }

    /** What each relay shows to a connection without mail; throws {@link RelayNotSet} where none is configured. */
    public List<RelayLook> lookAtRelays() {
        return RelayLook.at(relay.smtp());
    }

    /** No content begins after this, in any process; false where there was nothing to hold. */
    public boolean pause(EditionId edition, String reason) {
        return runs.hold(edition, Control.PAUSED, reason);
    }

    /** Lets a paused or stopped run go on, where someone is delivering it or will; its age stood still meanwhile. */
    public boolean resume(EditionId edition) {
        return runs.resume(edition);
    }

    /** For good: who was not served will not be, and the receipt says how many. */
    public boolean cancel(EditionId edition, String reason) {
        return runs.cancel(edition, reason);
    }

    /** Puts deliveries in line again that had ended {@code REJECTED}, {@code EXPIRED} or {@code UNCERTAIN}. Returns how many. */
    public int retry(EditionId edition, Set<DeliveryState> states) {
        return retries.retry(edition, states);
    }

    /** How an edition stands, by one short query. */
    public DeliveryStatus status(EditionId edition) {
        return means.runs().status(edition, means.workers().lease());
    }

    public boolean isEnrolled(EditionId edition) {
        return means.runs().find(edition).isPresent();
    }

    /** Notes why a worker got nowhere, for those who watch the edition; {@code fault} where the program is to blame. */
    public void trouble(EditionId edition, String reason, boolean fault) {
        means.runs().trouble(edition, reason, fault);
    }

    /** Whether every member has a last outcome now, or the edition was cancelled and nothing of it is on the wire. */
    public boolean isFinished(EditionId edition) {
        means.ledger(means.runs().get(edition)).finish();
        return means.runs().get(edition).finished() != null;
    }

    /** Marks a finished edition as closed; true for one caller only, however many there are. */
    public boolean close(EditionId edition) {
        return means.runs().close(edition);
    }

    /** Opens a connection on which PostgreSQL says which editions may be delivered. */
    public DeliverySignals signals() throws SQLException {
        return new DeliverySignals(means.database(), means.workers());
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
            if (!underWay.isEmpty()) means.wire().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
