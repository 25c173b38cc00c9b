package org.broadsheet.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.bounce.BouncePolicy.Hit;
import org.broadsheet.bounce.reading.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BouncePolicyTests {
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final BouncePolicy CONSEQUENCES = new BouncePolicy(BounceSettings.Thresholds.standard());

    @ParameterizedTest
    @CsvSource({
        // cause, days of the hits, consequence
        "DEAD_ADDRESS, 0, SUPPRESSED",
        "DEAD_DOMAIN, 0 1 2, NOTHING",
        "DEAD_DOMAIN, 0 3, NOTHING",
        "DEAD_DOMAIN, 0 1 3, SUPPRESSED",
        "DISABLED, 0, NOTHING",
        "DISABLED, 0 6, NOTHING",
        "DISABLED, 0 7, SUPPRESSED",
        "UNREACHABLE, 0 1 2 3 4 5 6 7, NOTHING",
        "UNREACHABLE, 0 5 10 14, NOTHING",
        "UNREACHABLE, 0 3 6 9 14, PAUSED",
        "OUR_FAULT, 0 3 6 9 14 20 30, NOTHING",
        "NOT_A_BOUNCE, 0 3 6 9 14 20 30, NOTHING",
        "COMPLAINT, 0, COMPLAINED",
        "UNSUBSCRIBE, 0, UNSUBSCRIBED",
    })
    void evidenceDecides(Cause cause, String days, BounceEvent.Consequence consequence) {
        assertThat(CONSEQUENCES.of(cause, hits(cause, days), null)).isEqualTo(consequence);
    }

    @Test
    void silenceMeansThatLettersArrivedAndForgetsWhatWasBefore() {
        assertThat(CONSEQUENCES.of(Cause.DISABLED, hits(Cause.DISABLED, "0 16"), null))
                .isEqualTo(BounceEvent.Consequence.NOTHING);
        assertThat(CONSEQUENCES.of(Cause.UNREACHABLE, hits(Cause.UNREACHABLE, "0 3 6 9 30"), null))
                .isEqualTo(BounceEvent.Consequence.NOTHING);
    }

    @Test
    void probeThatFailsEndsIt() {
        Instant until = START.plus(Duration.ofDays(44));

        assertThat(CONSEQUENCES.of(Cause.UNREACHABLE, hits(Cause.UNREACHABLE, "14 45"), until))
                .isEqualTo(BounceEvent.Consequence.SUPPRESSED);
        assertThat(CONSEQUENCES.of(Cause.UNREACHABLE, hits(Cause.UNREACHABLE, "14 90"), until))
                .isEqualTo(BounceEvent.Consequence.NOTHING);
    }

    @Test
    void oneLetterReportedTwiceIsOneHit() {
        List<Hit> hits = List.of(
                new Hit(START, Cause.DISABLED, 7L), new Hit(START.plus(Duration.ofDays(8)), Cause.DISABLED, 7L));

        assertThat(CONSEQUENCES.of(Cause.DISABLED, hits, null)).isEqualTo(BounceEvent.Consequence.NOTHING);
    }

    private static List<Hit> hits(Cause cause, String days) {
        List<Hit> hits = new ArrayList<>();
        for (String day : days.split(" ")) {
            hits.add(new Hit(START.plus(Duration.ofDays(Long.parseLong(day))), cause, Long.valueOf(day)));
        }
        return hits;
    }
}
