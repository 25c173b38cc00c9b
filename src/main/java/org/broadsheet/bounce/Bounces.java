package org.broadsheet.bounce;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.broadsheet.bounce.RecipientResolver.Resolved;
import org.broadsheet.bounce.proof.FeedbackLoops;
import org.broadsheet.bounce.reading.BounceReading;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.member.MemberId;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything that came back: recorded once however often it comes, and what follows is done with it or not at all.
 * Nothing follows from what is not proved ({@link RecipientResolver}); it is shown as unproved and enters no rate.
 */
@Service
public class Bounces {
    private static final Logger log = LoggerFactory.getLogger(Bounces.class);

    private final BounceRows rows;
    private final RecipientResolver recipients;
    private final FeedbackLoops loops;
    private final SuppressionService aftermath;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Bounces(
            BounceRows rows,
            RecipientResolver recipients,
            FeedbackLoops loops,
            SuppressionService aftermath,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.recipients = recipients;
        this.loops = loops;
        this.aftermath = aftermath;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A mail from the bounce mailbox. A complaint may be signed by a feedback loop; for that the DNS is asked. */
    public void take(byte[] mail, BounceReading reading) {
        for (Fact fact : reading.facts()) {
            boolean trusted = fact.cause() == Cause.COMPLAINT && !isVouched(fact) && loops.signed(mail);
            take(new Arrival(Arrival.Way.MAIL, mail, fact, trusted));
        }
    }

    /** What follows from this fact; nothing where it was known already. */
    public BounceEvent.Consequence take(Arrival arrival) {
        if (isForged(arrival)) return BounceEvent.Consequence.NOTHING;
        return take(arrival, recipients.resolve(arrival));
    }

    /** The same where the caller knows whom it concerns, and which edition. */
    BounceEvent.Consequence take(Arrival arrival, MemberId member, long edition) {
        return take(arrival, Resolved.known(member, edition));
    }

    private BounceEvent.Consequence take(Arrival arrival, Resolved resolved) {
        BounceEvent.Consequence consequence = transaction.execute(status -> taken(arrival, resolved));
        return consequence == null ? BounceEvent.Consequence.NOTHING : consequence;
    }

    private boolean isVouched(Fact fact) {
        return fact.editionToken() != null && recipients.isOurs(fact.editionToken());
    }

    // A token whose code is wrong is an attempt to make somebody else's bounce.
    private boolean isForged(Arrival arrival) {
        Fact fact = arrival.fact();
        if (arrival.trusted() || fact.editionToken() == null || isVouched(fact)) return false;
        log.warn(
                "bounce ignored for its token rule={} kind={}",
                fact.rule(),
                fact.kind().word());
        return true;
    }

    private BounceEvent.Consequence taken(Arrival arrival, Resolved resolved) {
        Instant now = clock.instant();
        String provider = recipients.provider(resolved, arrival.fact());
        return rows.record(arrival, resolved, provider, now)
                .map(row -> concluded(row, arrival.fact(), resolved, now))
                .orElse(BounceEvent.Consequence.NOTHING);
    }

    private BounceEvent.Consequence concluded(long row, Fact fact, Resolved resolved, Instant now) {
        MemberId member = resolved.member();
        if (member == null || !resolved.proved()) return BounceEvent.Consequence.NOTHING;
        BounceEvent.Consequence consequence = aftermath.of(member, resolved.edition(), fact.cause(), fact, now);
        rows.conclude(row, consequence);
        log.info(
                "bounce taken member={} edition={} cause={} rule={} status={} consequence={}",
                member.value(),
                resolved.edition(),
                fact.cause().word(),
                fact.rule(),
                fact.status(),
                consequence.word());
        recantIfFlood(resolved.edition(), consequence);
        return consequence;
    }

    private void recantIfFlood(@Nullable Long edition, BounceEvent.Consequence consequence) {
        if (edition != null && consequence == BounceEvent.Consequence.SUPPRESSED) aftermath.recantIfFlood(edition);
    }

    /** What came back from a member's letters, the newest first: why somebody stopped getting mail. */
    public List<BounceEvent> of(MemberId member, int most) {
        return rows.of(member, most);
    }

    /**
     * A claim that nothing vouched for.
     *
     * @param member the id of the member whose address it names; null where it names none
     * @param recipient the address it names, where that is no member's
     * @param total how many such claims there are, of which this is one
     */
    public record Unproved(
            BounceEvent event,
            @Nullable Long member,
            @Nullable String recipient,
            long total) {}

    /** Bounces, complaints and unsubscriptions that nothing vouched for and that changed nothing, the newest first. */
    public List<Unproved> unproved(Instant since, int most) {
        return rows.unproved(since, most);
    }

    /**
     * A fact on its way into the records.
     *
     * @param way how it came
     * @param source what it is a fact of, the same whenever it comes again: a mail's octets, a provider's event id
     * @param trusted whether the sender proved to be our provider, our relay or a named feedback loop; else a mail can be from anybody
     */
    public record Arrival(Way way, byte[] source, Fact fact, boolean trusted) {
        /** How it came. */
        public enum Way {
            MAIL,
            HOOK,
            SMTP
        }

        /** For a source with a name of its own. */
        public static Arrival of(Way way, String source, Fact fact) {
            return new Arrival(way, source.getBytes(StandardCharsets.UTF_8), fact, true);
        }

        /** Tells this fact from all others, and from itself when it comes a second time. */
        byte[] fingerprint() {
            ByteArrayOutputStream all = new ByteArrayOutputStream(source.length + 100);
            all.writeBytes(way.name().getBytes(StandardCharsets.UTF_8));
            all.writeBytes(source);
            all.writeBytes(("\0" + fact.recipient()).getBytes(StandardCharsets.UTF_8));
            return Tokens.sha256(all.toByteArray());
        }
    }
}
