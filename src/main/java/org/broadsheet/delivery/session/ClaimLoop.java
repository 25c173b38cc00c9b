package org.broadsheet.delivery.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.delivery.Outage;
import org.broadsheet.delivery.session.DomainLimiter.Later;
import org.broadsheet.delivery.session.DomainLimiter.Split;
import org.broadsheet.delivery.session.Ledger.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims pages of the ledger a little ahead of the sender. */
final class ClaimLoop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ClaimLoop.class);
    private static final Duration AFTER_OUTAGE = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Ledger ledger;
    private final long worker;
    private final ClaimQueue claims;
    private final DeliverySession session;
    private final RateLimits limits;
    private final DomainLimiter domains;
    private PageSize page;
    private long after;
    private boolean dayIsFull;
    private boolean unsure;

    ClaimLoop(
            Ledger ledger,
            long worker,
            ClaimQueue claims,
            DeliverySession session,
            RateLimits limits,
            int connections) {
        this.ledger = ledger;
        this.worker = worker;
        this.claims = claims;
        this.session = session;
        this.limits = limits;
        this.domains = limits.domains();
        this.page = PageSize.first(connections);
    }

    /** To be asked when the loop has ended: whether today's messages are used up. */
    boolean dayIsFull() {
        return dayIsFull;
    }

    /** Likewise: whether the answer to a claim was lost, which may have claimed rows that nobody here knows. */
    boolean unsure() {
        return unsure;
    }

    @Override
    public void run() {
        try {
            long since = System.nanoTime();
            while (claims.wants(Math.max(1, page.rows() / 2))) {
                page = page.after(Duration.ofNanos(System.nanoTime() - since));
                since = System.nanoTime();
                if (!turn()) {
                    claims.dry();
                    return;
                }
            }
        } catch (InterruptedException e) {
            claims.close();
        } catch (RuntimeException e) {
            session.broken(e);
        }
    }

    /** One page; false when there is nothing more to claim now. */
    private boolean turn() throws InterruptedException {
        try {
            return claimPage() || !dayIsFull && comesDueSoon();
        } catch (RuntimeException e) {
            if (!Outage.is(e)) throw e;
            unsure = true;
            log.warn("claiming waits for the database cause={}", e.getMessage());
            Thread.sleep(AFTER_OUTAGE.toMillis());
            return true;
        }
    }

    // Rows that wait for their domain's turn come due all the time; the connections stay open for them.
    private boolean comesDueSoon() throws InterruptedException {
        Duration due = ledger.nextDue();
        if (due == null || due.compareTo(SOON) > 0) return false;
        Thread.sleep(Math.min(due.toMillis() + 1, POLL.toMillis()));
        return true;
    }

    private boolean claimPage() {
        int granted = limits.takeOfDay(page.rows());
        dayIsFull = granted == 0;
        if (dayIsFull) return false;
        List<Row> due = ledger.claimDue(worker, granted);
        int used = offer(due, true);
        List<Row> untouched = due.size() < granted ? untouched(granted - due.size()) : List.of();
        used += offer(untouched, false);
        limits.giveBackOfDay(granted - used);
        return !due.isEmpty() || !untouched.isEmpty();
    }

    private List<Row> untouched(int rows) {
        List<Row> page = ledger.claim(worker, after, rows);
        if (!page.isEmpty()) after = page.get(page.size() - 1).member();
        return page;
    }

    // A row without recipient is one whose member left since enrolment; the claim has made it suppressed.
    private List<Claimed> claimed(List<Row> rows) {
        List<Claimed> claimed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            var recipient = row.recipient();
            if (recipient != null) claimed.add(new Claimed(recipient, row.attempts(), row.doubts(), session));
        }
        return claimed;
    }

    /** Returns how many of these the sender gets. */
    private int offer(List<Row> rows, boolean returning) {
        Split split = domains.split(claimed(rows), returning);
        List<Claimed> postponed = split.postponed().stream().map(Later::claimed).toList();
        ledger.postpone(
                worker, postponed, split.postponed().stream().map(Later::delay).toList());
        if (claims.add(split)) return split.now().size() + split.later().size();
        List<Claimed> rest = new ArrayList<>(split.now());
        split.later().forEach(later -> rest.add(later.claimed()));
        ledger.release(worker, rest);
        return 0;
    }

    /** How many rows are claimed at once: about half a second's worth, so that little is claimed when something dies. */
    private record PageSize(int rows) {
        private static final int LEAST = 16;
        private static final int MOST = 1000;

        static PageSize first(int connections) {
            return new PageSize(Math.min(MOST, Math.max(LEAST, 4 * connections)));
        }

        /** @param lasted how long the last page lasted */
        PageSize after(Duration lasted) {
            if (lasted.toMillis() < 250) return new PageSize(Math.min(MOST, 2 * rows));
            if (lasted.toMillis() > 1000) return new PageSize(Math.max(LEAST, rows / 2));
            return this;
        }
    }
}
