package org.broadsheet.bounce;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.bounces.*}: what follows from what comes back. The mailbox and the web hooks have settings of their
 * own below it.
 *
 * @param warnAt complaints by letters accepted: from here on it is said
 * @param holdAt from here on no edition goes out by itself
 * @param leastComplaints fewer than this hold nothing, however small the list
 * @param days over how many days the rate is taken
 * @param feedbackLoops whose DKIM signature proves a complaint: a domain, or an address where others send from its domain
 */
@ConfigurationProperties("broadsheet.bounces")
public record BounceSettings(
        @Nullable Thresholds thresholds,
        @DefaultValue("0.001") double warnAt,
        @DefaultValue("0.003") double holdAt,
        @DefaultValue("3") int leastComplaints,
        @DefaultValue("7") int days,
        @DefaultValue List<String> feedbackLoops) {

    public BounceSettings {
        feedbackLoops = List.copyOf(feedbackLoops);
        require(warnAt > 0 && warnAt <= holdAt && holdAt < 1, "warn-at must be more than 0 and not more than hold-at");
        require(days >= 1 && days <= 90, "days must be from 1 to 90");
    }

    @Override
    public Thresholds thresholds() {
        return thresholds == null ? Thresholds.standard() : thresholds;
    }

    private static void require(boolean held, String rule) {
        if (!held) throw new IllegalArgumentException("broadsheet.bounces." + rule);
    }

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
}
