package org.broadsheet.bounce;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.bounces.thresholds.*}: how much evidence it takes. Hits count an edition once.
 *
 * @param quiet a silence as long as this means that letters arrive again: what was before is forgotten
 * @param pause how long a member is left alone to whom nothing got through, before one more letter
 */
public record Thresholds(
        @DefaultValue("3") int deadDomainHits,
        @DefaultValue("P3D") Duration deadDomainSpan,
        @DefaultValue("2") int disabledHits,
        @DefaultValue("P7D") Duration disabledSpan,
        @DefaultValue("5") int unreachableHits,
        @DefaultValue("P14D") Duration unreachableSpan,
        @DefaultValue("P15D") Duration quiet,
        @DefaultValue("P30D") Duration pause) {

    public Thresholds {
        require(deadDomainHits > 0 && disabledHits > 0 && unreachableHits > 0, "hits must be 1 or more");
        require(isPositive(quiet), "quiet must be more than nothing");
        require(isPositive(pause), "pause must be more than nothing");
    }

    static Thresholds standard() {
        return new Thresholds(
                3,
                Duration.ofDays(3),
                2,
                Duration.ofDays(7),
                5,
                Duration.ofDays(14),
                Duration.ofDays(15),
                Duration.ofDays(30));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean held, String rule) {
        if (!held) throw new IllegalArgumentException("broadsheet.bounces.thresholds: " + rule);
    }
}
