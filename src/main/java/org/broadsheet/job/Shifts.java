package org.broadsheet.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Progress;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.springframework.stereotype.Component;

/** The editions at which this replica is at work, from round to round; one slice at a time has its place in each. */
@Component
class Shifts {
    private final Editions editions;
    private final Letterpress letterpress;
    private final Deliveries deliveries;
    private final Map<String, Shift> shifts = new ConcurrentHashMap<>();

    Shifts(Editions editions, Letterpress letterpress, Deliveries deliveries) {
        this.editions = editions;
        this.letterpress = letterpress;
        this.deliveries = deliveries;
    }

    /**
     * Delivers for the rest of a round, or until nothing is left that is worth waiting for. When the time is over it
     * returns, and the work goes on for a moment, in which the next round may take it over.
     *
     * @param cleared asked often; when true, nothing new is begun and the call returns when the wire is still
     */
    Progress work(Run run, Duration left, BooleanSupplier cleared) throws InterruptedException {
        long end = System.nanoTime() + left.toNanos();
        Shift shift =
                shifts.compute(run.name(), (name, last) -> last == null || last.isOver() ? begin(run, end) : last);
        return shift.until(end, cleared);
    }

    private Shift begin(Run run, long end) {
        Edition edition = editions.of(run.digest(), run.day(), run.number());
        Shift shift = new Shift(end, () -> deliveries.heard(edition.id()));
        Thread thread = new Thread(
                () -> {
                    shift.run(stopped -> deliveries.deliver(edition.id(), letterpress.set(edition), stopped));
                    shifts.remove(run.name(), shift);
                },
                "shift");
        thread.setDaemon(true);
        thread.start();
        return shift;
    }
}
