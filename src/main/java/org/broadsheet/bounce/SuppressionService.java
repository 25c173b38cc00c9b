package org.broadsheet.bounce;

import java.time.Instant;
import java.util.List;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Leaving;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.broadsheet.member.Members.Visitor;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out what {@link BouncePolicy} decide. */
@Component
class SuppressionService {
    private static final Logger log = LoggerFactory.getLogger(SuppressionService.class);
    private static final int EVERY = 25;
    private static final String FLOOD = "the relay refused everybody";

    private final BounceRows rows;
    private final Suppressions suppressions;
    private final MailUnsubscribe farewells;
    private final SmtpReplies.BounceSurge flood;
    private final BouncePolicy consequences;

    SuppressionService(
            BounceRows rows,
            Suppressions suppressions,
            MailUnsubscribe farewells,
            SmtpReplies.BounceSurge flood,
            BounceSettings settings) {
        this.rows = rows;
        this.suppressions = suppressions;
        this.farewells = farewells;
        this.flood = flood;
        this.consequences = new BouncePolicy(settings.thresholds());
    }

    BounceEvent.Consequence of(MemberId member, @Nullable Long edition, Cause cause, Fact fact, Instant now) {
        BounceEvent.Consequence consequence = consequences.of(cause, rows.hits(member, now), rows.pausedUntil(member));
        if (consequence == BounceEvent.Consequence.SUPPRESSED && edition != null && rows.isRecanted(edition))
            return BounceEvent.Consequence.NOTHING;
        switch (consequence) {
            case SUPPRESSED -> suppressions.suppress(member, Reason.BOUNCED, fact.rule(), fact.diagnostic());
            case COMPLAINED -> suppressions.suppress(member, Reason.COMPLAINED, fact.rule(), fact.diagnostic());
            case PAUSED -> pause(member, now, now.plus(consequences.thresholds().pause()));
            case UNSUBSCRIBED -> farewells.leave(member, edition);
            case NOTHING, RECANTED -> {}
        }
        return consequence;
    }

    private void pause(MemberId member, Instant now, Instant until) {
        rows.pause(member, now, until);
        suppressions.pause(member, until);
    }

    /** A relay that refuses everything suppresses nobody: what it made us do for this edition is undone. */
    void recantIfFlood(long edition) {
        long dead = rows.dead(edition);
        // The receipt counts an edition's rows: not for every one of its bounces.
        boolean due = dead == SmtpReplies.BounceSurge.LEAST || dead % EVERY == 0;
        if (!due || !flood.drowns(new EditionId(edition), dead)) return;
        List<MemberId> members = rows.recant(edition);
        members.forEach(member -> suppressions.lift(member, FLOOD));
        log.error("bounce flood edition={} recanted={}", edition, members.size());
    }

    /** Members who ask by mail to be let go: from the digest whose letter they answer, or from all. */
    @Component
    static class MailUnsubscribe {
        private static final String HOW = "mailto";

        private final Members members;
        private final Leaving leaving;
        private final Receipts receipts;

        MailUnsubscribe(Members members, Leaving leaving, Receipts receipts) {
            this.members = members;
            this.leaving = leaving;
            this.receipts = receipts;
        }

        void leave(MemberId member, @Nullable Long edition) {
            String digest = edition == null ? null : digest(new EditionId(edition));
            members.find(member).ifPresent(m -> leaving.leave(new Visitor(m, digest), HOW));
        }

        private @Nullable String digest(EditionId edition) {
            DeliveryRun run = receipts.runs(List.of(edition)).get(edition);
            return run == null ? null : run.digest();
        }
    }
}
