package org.broadsheet.console.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.member.Audience;
import org.broadsheet.member.Audiences;
import org.springframework.stereotype.Component;

/** Reckons what a send would do, from what the last ones did. */
@Component
class Reckoning {
    private static final int LOOKED_AT = 8;

    private final Audiences audiences;
    private final Editions editions;
    private final DigestRuns runs;
    private final DigestSettings digests;
    private final DeliverySettings delivery;

    Reckoning(
            Audiences audiences,
            Editions editions,
            DigestRuns runs,
            DigestSettings digests,
            DeliverySettings delivery) {
        this.audiences = audiences;
        this.editions = editions;
        this.runs = runs;
        this.digests = digests;
        this.delivery = delivery;
    }

    Numbers of(Desk desk, Instant now) {
        Audience audience = audiences.of(desk.digest());
        double pace = pace(desk.digest());
        Duration takes = pace > 0 ? Duration.ofSeconds((long) Math.ceil(audience.mailable() / pace)) : null;
        return new Numbers(audience, already(desk.digest(), now), pace, takes, takes == null ? null : now.plus(takes));
    }

    /** How many letters the members of the digest got of it today. */
    int already(String digest, Instant now) {
        LocalDate today = editions.day(digest, now);
        return (int) editions.newest(digest, LOOKED_AT).stream()
                .filter(e -> e.day().equals(today))
                .map(runs::report)
                .filter(report -> report.accepted() > 0)
                .count();
    }

    private double pace(String digest) {
        double last = editions.newest(digest, LOOKED_AT).stream()
                .map(runs::report)
                .mapToDouble(RunReport::messagesPerSecond)
                .filter(rate -> rate > 0)
                .findFirst()
                .orElse(delivery.ratePerSecond());
        double limit = delivery.ratePerSecond();
        return limit > 0 ? Math.min(limit, last) : last;
    }
}
