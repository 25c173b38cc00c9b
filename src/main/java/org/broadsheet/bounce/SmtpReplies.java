package org.broadsheet.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadsheet.bounce.reading.BounceKind;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.bounce.reading.Replies;
import org.broadsheet.delivery.DeliveryRun.Status;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.delivery.Recipients.Delivery;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** The relay's own refusals of an edition's recipients, as bounces; and what went out, for the rates. */
@Service
public class SmtpReplies {
    private static final Logger log = LoggerFactory.getLogger(SmtpReplies.class);

    private static final Set<DeliveryState> REFUSED = Set.of(DeliveryState.REJECTED, DeliveryState.EXPIRED);

    private final Receipts receipts;
    private final Recipients recipients;
    private final Members members;
    private final Bounces bounces;
    private final Volumes volumes;
    private final BounceRows rows;
    private final Replies replies = new Replies();

    SmtpReplies(
            Receipts receipts,
            Recipients recipients,
            Members members,
            Bounces bounces,
            Volumes volumes,
            BounceRows rows) {
        this.receipts = receipts;
        this.recipients = recipients;
        this.members = members;
        this.bounces = bounces;
        this.volumes = volumes;
        this.rows = rows;
    }

    /**
     * To be called when an edition's delivery has ended, and again whenever more of it was delivered: what was taken
     * before is not taken twice.
     */
    public void take(EditionId edition) {
        DeliveryStats receipt = receipts.receipt(edition);
        // While it runs the sums change by the second, and to count a million rows takes a while.
        if (receipt.run().status() != Status.RUNNING)
            volumes.count(edition, receipt.run().digest());
        if (BounceSurge.isFlood(receipt.rejected(), receipt.accepted() + receipt.rejected())) {
            log.error("bounce flood edition={} rejected={}", edition.value(), receipt.rejected());
            return;
        }
        List<Delivery> refused = new ArrayList<>();
        Set<MemberId> known = rows.refusedBySmtp(edition);
        recipients.list(edition, REFUSED, delivery -> {
            if (!known.contains(delivery.member())) refused.add(delivery);
        });
        refused.forEach(delivery -> take(edition, delivery));
    }

    private void take(EditionId edition, Delivery delivery) {
        Fact fact = fact(
                delivery, members.find(delivery.member()).map(Member::address).orElse(null));
        String source = edition.value() + " " + delivery.member().value() + " " + delivery.state();
        bounces.take(Bounces.Arrival.of(Bounces.Arrival.Way.SMTP, source, fact), delivery.member(), edition.value());
    }

    private Fact fact(Delivery delivery, @Nullable String address) {
        String reply = delivery.reply() == null ? "" : delivery.reply();
        Fact fact = replies.read(address, delivery.code() == null ? 0 : delivery.code(), delivery.status(), reply);
        boolean expired = delivery.state() == DeliveryState.EXPIRED && fact.cause() != Cause.OUR_FAULT;
        return expired ? fact.as(Cause.UNREACHABLE, BounceKind.SOFT, "expired") : fact;
    }

    /** Whether so many of an edition's letters are refused that the fault cannot be the members'. */
    @Component
    static class BounceSurge {
        /** Fewer dead addresses than this are believed in any list, however small. */
        static final int LEAST = 10;

        private static final int FEW = 3;
        private static final int SHARE = 4;

        private final Receipts receipts;

        BounceSurge(Receipts receipts) {
            this.receipts = receipts;
        }

        boolean drowns(EditionId edition, long refused) {
            if (refused < LEAST) return false;
            return receipts.find(edition)
                    .filter(receipt -> isFlood(refused, receipt.accepted() + receipt.rejected()))
                    .isPresent();
        }

        /** Pure: a quarter of what was tried, or all of it. */
        static boolean isFlood(long refused, long tried) {
            return refused >= LEAST && refused * SHARE >= tried || tried >= FEW && refused >= tried;
        }
    }
}
