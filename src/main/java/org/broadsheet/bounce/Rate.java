package org.broadsheet.bounce;

import java.time.LocalDate;

/**
 * One day at one mailbox provider. Bounces and complaints stand on the day they came, letters on the day they went.
 *
 * @param rejected refused by the relay at once
 * @param deferred still not taken when their edition was counted
 * @param bounced came back dead, disabled or unreachable
 * @param refusedForUs came back for our own fault: reputation, authentication, content
 */
public record Rate(
        LocalDate day,
        String provider,
        long accepted,
        long rejected,
        long deferred,
        long bounced,
        long refusedForUs,
        long complained) {

    /** Complaints by letters accepted, 0 where nothing was. */
    public double complaintRate() {
        return share(complained, accepted);
    }

    public double bounceRate() {
        return share(bounced + rejected, accepted + rejected);
    }

    public double deferralRate() {
        return share(deferred, accepted + rejected + deferred);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
