package org.broadsheet.bounce;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.bounce.reading.Reading;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that came back: recorded once however often it comes, and what follows is done with it or not at all. */
@Service
public class Bounces {
    private static final Logger log = LoggerFactory.getLogger(Bounces.class);

    private final BounceRows rows;
    private final Whom whom;
    private final Aftermath aftermath;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Bounces(BounceRows rows, Whom whom, Aftermath aftermath, Clock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.whom = whom;
        this.aftermath = aftermath;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A mail from the bounce mailbox. */
    public void take(byte[] mail, Reading reading) {
        reading.facts().forEach(fact -> take(new Arrival(Arrival.Way.MAIL, mail, fact, false)));
    }

    /** What follows from this fact; nothing where it was known already. */
    public Consequence take(Arrival arrival) {
        if (isForged(arrival)) return Consequence.NOTHING;
        Concerned concerned = whom.concerned(arrival.fact());
        Consequence consequence = transaction.execute(status -> taken(arrival, concerned));
        return consequence == null ? Consequence.NOTHING : consequence;
    }

    /** The same where the caller knows whom it concerns, and which edition. */
    Consequence take(Arrival arrival, MemberId member, long edition) {
        Concerned concerned = new Concerned(member, edition, true);
        Consequence consequence = transaction.execute(status -> taken(arrival, concerned));
        return consequence == null ? Consequence.NOTHING : consequence;
    }

    // A token whose code is wrong is an attempt to make somebody else's bounce. Where there is no token at all, the
    // report may still be honest.
    private boolean isForged(Arrival arrival) {
        Fact fact = arrival.fact();
        if (arrival.trusted() || fact.editionToken() == null || whom.vouches(fact.editionToken())) return false;
        log.warn(
                "bounce ignored for its token rule={} kind={}",
                fact.rule(),
                fact.kind().word());
        return true;
    }

    private Consequence taken(Arrival arrival, Concerned concerned) {
        Instant now = clock.instant();
        Cause cause = believed(arrival, concerned);
        String provider = whom.provider(concerned, arrival.fact());
        return rows.record(arrival, concerned, cause, provider, now)
                .map(row -> concluded(row, arrival.fact(), cause, concerned, now))
                .orElse(Consequence.NOTHING);
    }

    // Anybody can write a report about an address they know: without our token it has to be seen twice.
    private static Cause believed(Arrival arrival, Concerned concerned) {
        Cause cause = arrival.fact().cause();
        boolean vouched = concerned.vouched() || arrival.trusted();
        return cause == Cause.DEAD_ADDRESS && !vouched ? Cause.DISABLED : cause;
    }

    private Consequence concluded(long row, Fact fact, Cause cause, Concerned concerned, Instant now) {
        MemberId member = concerned.member();
        if (member == null) return Consequence.NOTHING;
        Consequence consequence = aftermath.of(member, concerned.edition(), cause, fact, now);
        rows.conclude(row, consequence);
        log.info(
                "bounce taken member={} edition={} cause={} rule={} status={} consequence={}",
                member.value(),
                concerned.edition(),
                cause.word(),
                fact.rule(),
                fact.status(),
                consequence.word());
        recantIfFlood(concerned.edition(), consequence);
        return consequence;
    }

    private void recantIfFlood(@Nullable Long edition, Consequence consequence) {
        if (edition != null && consequence == Consequence.SUPPRESSED) aftermath.recantIfFlood(edition);
    }

    /** What came back from a member's letters, the newest first: why somebody stopped getting mail. */
    public List<BounceEvent> of(MemberId member, int most) {
        return rows.of(member, most);
    }
}
