package org.broadsheet.console.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.console.today.Numbers.Already;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.member.MemberCounts;
import org.broadsheet.member.MemberCounts.Audience;
import org.springframework.stereotype.Component;

/** Reckons what a send would do, from what the last ones did. */
@Component
class Reckoning {
    private static final int LOOKED_AT = 8;

    private final MemberCounts audiences;
    private final Editions editions;
    private final DigestRuns runs;
    private final DigestSettings digests;
    private final DeliverySettings delivery;

    Reckoning(
            MemberCounts audiences,
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
        Audience audience = audiences.audience(desk.digest());
        double pace = pace(desk.digest());
        Duration takes = pace > 0 ? Duration.ofSeconds((long) Math.ceil(audience.mailable() / pace)) : null;
        return new Numbers(audience, already(now), pace, takes, takes == null ? null : now.plus(takes));
    }

    /** What members got today, of whichever digest: one more letter is one more, whatever it is called. */
    List<Already> already(Instant now) {
        return digests.digests().keySet().stream()
                .sorted()
                .flatMap(digest -> sentOn(digest, editions.day(digest, now)))
                .toList();
    }

    private Stream<Already> sentOn(String digest, LocalDate day) {
        return editions.newest(digest, LOOKED_AT).stream()
                .filter(e -> e.day().equals(day))
                .sorted(Comparator.comparing(Edition::number))
                .map(e -> new Already(
                        digests.title(digest), e.name(), runs.report(e).accepted()))
                .filter(sent -> sent.members() > 0);
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
