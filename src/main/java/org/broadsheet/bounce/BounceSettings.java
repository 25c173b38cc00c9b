package org.broadsheet.bounce;

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
}
