package org.broadsheet.delivery;

import java.time.Duration;

/** Watches how long this process stands still while a test runs, as on a machine that has others to serve. */
public final class Standstills implements AutoCloseable {
    private static final long ROUND_MILLIS = 10;

    private final Thread watch = new Thread(this::watch, "standstills");
    private volatile long longest;

    public Standstills() {
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        long last = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(ROUND_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            longest = Math.max(
                    longest, now - last - Duration.ofMillis(ROUND_MILLIS).toNanos());
            last = now;
        }
    }

    /** To the precision of some milliseconds. */
    public Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
