package org.broadsheet.delivery.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadsheet.delivery.DeliverySettings.DomainLimit;

/**
 * Splits claimed deliveries into those that may go now, those that go a little later, and those that must wait in the
 * ledger for the turn of their recipient's domain. A domain without limit costs nothing.
 */
final class DomainLimiter {
    /** What has its slot within this stays claimed. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final RateLimits budgets;
    private final Map<String, Double> limits;

    DomainLimiter(RateLimits budgets, List<DomainLimit> limits) {
        this.budgets = budgets;
        this.limits = limits.stream()
                .collect(Collectors.toMap(
                        limit -> limit.domain().toLowerCase(Locale.ROOT), DomainLimit::perSecond, (a, b) -> b));
    }

    /** A delivery and how long it has to wait. */
    record Later(Claimed claimed, Duration delay) {}

    /** What may go when: at once, at a slot that was taken for it, or not before the ledger offers it again. */
    record Split(List<Claimed> now, List<Later> later, List<Later> postponed) {}

    /** @param returning true for those that were postponed before: they do not go to the end of the line again */
    Split split(List<Claimed> page, boolean returning) {
        if (limits.isEmpty()) return new Split(page, List.of(), List.of());
        Split split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, List<Claimed>> limited = page.stream()
                .filter(claimed -> limits.containsKey(domain(claimed)))
                .collect(Collectors.groupingBy(DomainLimiter::domain, TreeMap::new, Collectors.toList()));
        page.stream().filter(claimed -> !limits.containsKey(domain(claimed))).forEach(split.now()::add);
        limited.forEach((domain, claimed) -> schedule(domain, claimed, returning, split));
        return split;
    }

    private void schedule(String domain, List<Claimed> claimed, boolean returning, Split split) {
        double perSecond = limits.getOrDefault(domain, 1.0);
        String name = "domain " + domain;
        double free = Math.max(0, AHEAD.minus(budgets.wait(name)).toMillis() / 1000.0);
        int taken = (int) Math.min(claimed.size(), Math.ceil(free * perSecond));
        if (taken > 0) {
            spread(
                    claimed.subList(0, taken),
                    budgets.take(name, taken, perSecond, Duration.ZERO),
                    perSecond,
                    split.later());
        }
        List<Claimed> rest = claimed.subList(taken, claimed.size());
        if (rest.isEmpty()) return;
        Duration start = returning ? budgets.wait(name) : budgets.promise(name, rest.size(), perSecond);
        spread(rest, start, perSecond, split.postponed());
    }

    private static void spread(List<Claimed> claimed, Duration start, double perSecond, List<Later> into) {
        for (int i = 0; i < claimed.size(); i++) {
            into.add(new Later(claimed.get(i), start.plusNanos(Math.round(i / perSecond * 1e9))));
        }
    }

    private static String domain(Claimed claimed) {
        String address = claimed.recipient();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
