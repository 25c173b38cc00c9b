package org.broadsheet.console.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.member.MemberCounts;
import org.broadsheet.member.MemberCounts.Audience;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Estimates what a send would do from the last ones. */
@Component
class SendEstimates {
    private static final int LOOKED_AT = 8;

    /**
     * What a send would do.
     *
     * @param already what members got today, of whichever digest
     * @param pace messages a second of the digest's last edition, or the limit that is set; 0: not known
     * @param takes how long it would take; null: not known
     */
    public record Estimate(
            Audience audience,
            List<Already> already,
            double pace,
            @Nullable Duration takes,
            @Nullable Instant finish) {
        public Estimate {
            already = List.copyOf(already);
        }

        /** An edition that went out today, and to how many. */
        public record Already(String title, String edition, long members) {}
    }

    private final MemberCounts audiences;
    private final Editions editions;
    private final DigestRuns runs;
    private final DigestSettings digests;
    private final DeliverySettings delivery;

    SendEstimates(
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

    Estimate of(DraftEdition draft, Instant now) {
        Audience audience = audiences.audience(draft.digest());
        double pace = pace(draft.digest());
        Duration takes = pace > 0 ? Duration.ofSeconds((long) Math.ceil(audience.mailable() / pace)) : null;
        return new Estimate(audience, already(now), pace, takes, takes == null ? null : now.plus(takes));
    }

    /** What members got today, of any digest. */
    List<Estimate.Already> already(Instant now) {
        return digests.digests().keySet().stream()
                .sorted()
                .flatMap(digest -> sentOn(digest, editions.day(digest, now)))
                .toList();
    }

    private Stream<Estimate.Already> sentOn(String digest, LocalDate day) {
        return editions.newest(digest, LOOKED_AT).stream()
                .filter(e -> e.day().equals(day))
                .sorted(Comparator.comparing(Edition::number))
                .map(e -> new Estimate.Already(
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
