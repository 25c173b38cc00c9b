package org.broadsheet.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.broadsheet.delivery.session.DeliveryEngine;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.member.Recipient;
import org.jspecify.annotations.Nullable;
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
    private final DeliveryEngine engine;
    private final RestoreGuard guard;
    private final Editions editions;
    private final Receipts receipts;

    Deliveries(
            Enrolment enrolment,
            DeliveryRuns runs,
            DeliveryEngine engine,
            RestoreGuard guard,
            Editions editions,
            Receipts receipts) {
        this.enrolment = enrolment;
        this.runs = runs;
        this.engine = engine;
        this.guard = guard;
        this.editions = editions;
        this.receipts = receipts;
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
     * How far one call of {@link #deliver} came.
     *
     * @param reason one line for people; empty where all is said by {@code end}
     * @param due when there is something to do again, where that is known
     * @param answered whether the relay answered about any message meanwhile
     */
    public record DeliveryResult(
            End end, String reason, @Nullable Instant due, boolean answered) {
        /** Why the call returned. */
        public enum End {
            /** Every enrolled member has a last outcome. */
            FINISHED,
            /** Deliveries are left whose time has not come, or which others have claimed; call again when they are due. */
            WAITING,
            PAUSED,
            /** The relay refused what is the same for every member; nobody was suppressed. */
            STOPPED,
            CANCELLED,
            /** The relay takes nothing at all; call again later. */
            RELAY_DOWN,
            /** The caller, or the end of the program, asked to stop. */
            INTERRUPTED
        }

        /** That and no more to say. */
        public static DeliveryResult of(End end) {
            return of(end, "");
        }

        public static DeliveryResult of(End end, String reason) {
            return new DeliveryResult(end, reason, null, false);
        }

        public static DeliveryResult waiting(long deliveries, Duration pause) {
            Instant due = Instant.now().plus(pause);
            return new DeliveryResult(End.WAITING, deliveries + " wait for another try", due, false);
        }

        public static DeliveryResult untilTomorrow(Instant tomorrow) {
            return new DeliveryResult(End.WAITING, "today's messages of the warm-up are used up", tomorrow, false);
        }

        public DeliveryResult answered(boolean answered) {
            return new DeliveryResult(end, reason, due, answered);
        }
    }

    /**
     * What an edition is for one member. Called by many threads at once; the same member gets the same octets, however often it
     * is asked.
     *
     * @param sender of the envelope
     * @param octets header and body with CRLF lines, signed where the newsroom signs
     */
    public record MessageSource(Function<Recipient, String> sender, Function<Recipient, byte[]> octets) {}

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

    /** Puts deliveries in line again that had ended {@code REJECTED}, {@code EXPIRED} or {@code UNCERTAIN}. Returns how many. */
    public int retry(EditionId edition, Set<DeliveryState> states) {
        return enrolment.retry(edition, states);
    }

    /** Notes why a worker got nowhere, for those who watch the edition; {@code fault} where the program is to blame. */
    public void trouble(EditionId edition, String reason, boolean fault) {
        runs.trouble(edition, reason, fault);
    }

    /** Whether every member has a last outcome now, or the edition was cancelled and nothing of it is on the wire. */
    boolean isFinished(EditionId edition) {
        engine.ledger(runs.get(edition)).finish();
        return runs.get(edition).finished() != null;
    }

    /**
     * Closes an edition that is finished and writes its receipt to the log: once, whichever process comes first and however
     * many come. False where it is not finished yet.
     */
    public boolean close(Edition edition) {
        if (!isFinished(edition.id())) return false;
        editions.done(edition.id());
        if (runs.close(edition.id())) log(receipts.receipt(edition.id()));
        return true;
    }

    private static void log(DeliveryStats receipt) {
        log.info(
                "receipt run={} {} recipients={} accepted={} rejected={} deferred={} suppressed={} uncertain={}",
                receipt.run().digest(),
                receipt.run().name(),
                receipt.recipients(),
                receipt.accepted(),
                receipt.rejected(),
                receipt.unserved(),
                receipt.suppressed(),
                receipt.uncertain());
    }

    /** Opens a connection on which PostgreSQL says which editions may be delivered. */
    public DeliverySignals signals() throws SQLException {
        return new DeliverySignals(engine.database, engine.workers);
    }
}
