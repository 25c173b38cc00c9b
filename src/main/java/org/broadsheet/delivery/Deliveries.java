package org.broadsheet.delivery;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.session.DeliveryEngine;
import org.broadsheet.delivery.session.Workers;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Recipient;
import org.broadsheet.smtp.RelayLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The deliveries of editions: enrolled once, delivered by any number of processes, held at any moment. Whatever
 * dies, every enrolled member is accounted for, and at most one message an open connection is in doubt.
 */
@Service
public class Deliveries {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private final Enrolment enrolment;
    private final DeliveryRuns runs;
    private final Workers workers;
    private final DeliveryEngine engine;
    private final RestoreGuard guard;
    private final RelaySettings relay;

    Deliveries(
            Enrolment enrolment,
            DeliveryRuns runs,
            Workers workers,
            DeliveryEngine engine,
            RestoreGuard guard,
            RelaySettings relay) {
        this.enrolment = enrolment;
        this.runs = runs;
        this.workers = workers;
        this.engine = engine;
        this.guard = guard;
        this.relay = relay;
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
     * is held, or when nothing more comes due within some seconds; outages of the database are waited out. Throws when the
     * octets cannot be made or the ledger cannot be written: a fault of ours.
     *
     * @param stopped asked often; when true, nothing new is begun and the call returns when nothing is on the wire
     */
    public DeliveryResult deliver(EditionId edition, MessageSource messages, BooleanSupplier stopped) {
        Optional<DeliveryResult> asked =
                Outage.outlast(() -> asked(edition), () -> !engine.isHalted() && !stopped.getAsBoolean());
        if (asked.isPresent()) return asked.get();
        try {
            DeliveryResult result = engine.deliver(edition, messages, stopped);
            log.debug("delivery ends edition={} end={} reason={}", edition.value(), result.end(), result.reason());
            return result;
        } finally {
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

    /**
     * What an edition is for one member, for the envelope and for the wire. Called by many threads at once; the same member
     * gets the same octets, however often it is asked.
     */
    public interface MessageSource {
        /** The envelope sender. */
        String sender(Recipient recipient);

        /** Header and body with CRLF lines, signed where the newsroom signs. */
        byte[] octets(Recipient recipient);
    }

    /** How an edition stands: as {@link #deliver} would return, but {@code WAITING} with what is due now where there is work. */
    public DeliveryResult outlook(EditionId edition) {
        return asked(edition).orElseGet(() -> engine.outlook(edition));
    }

    /** Held here where a person has to say whether the run is still wanted; else noted that a process delivers it. */
    private Optional<DeliveryResult> asked(EditionId edition) {
        Optional<String> question = guard.question(runs.get(edition));
        if (question.isPresent() && runs.ask(edition, question.get()))
            return Optional.of(DeliveryResult.of(DeliveryResult.End.PAUSED, question.get()));
        runs.alive(edition);
        return Optional.empty();
    }

    /** There is no relay to send to. */
    public static final class RelayNotSet extends IllegalStateException {
        RelayNotSet() {
            super("spring.mail.host is not set: it names the relay that takes the mail."
                    + " To try Broadsheet without one: mvn spring-boot:test-run");
        }
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
        return enrolment.retry(edition, states);
    }

    /** How an edition stands, by one short query. */
    public DeliveryRun status(EditionId edition) {
        return runs.get(edition);
    }

    /** Whether any replica has the role to deliver. */
    public boolean isAttended() {
        return runs.isAttended();
    }

    public boolean isEnrolled(EditionId edition) {
        return runs.find(edition).isPresent();
    }

    /** Notes why a worker got nowhere, for those who watch the edition; {@code fault} where the program is to blame. */
    public void trouble(EditionId edition, String reason, boolean fault) {
        runs.trouble(edition, reason, fault);
    }

    /** Whether every member has a last outcome now, or the edition was cancelled and nothing of it is on the wire. */
    public boolean isFinished(EditionId edition) {
        engine.ledger(runs.get(edition)).finish();
        return runs.get(edition).finished() != null;
    }

    /** Marks a finished edition as closed; true for one caller only, however many there are. */
    public boolean close(EditionId edition) {
        return runs.close(edition);
    }

    /** Opens a connection on which PostgreSQL says which editions may be delivered. */
    public DeliverySignals signals() throws SQLException {
        return new DeliverySignals(engine.database, workers);
    }
}
