package org.broadsheet.delivery;

import java.time.Duration;

/** How many rows are claimed at once: about half a second's worth, so that little is in hand when something dies. */
record PageSize(int rows) {
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
