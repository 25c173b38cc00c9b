package org.broadsheet.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** How much of the machine was at work when, by what Linux counts. */
final class ProcessorTime implements AutoCloseable {
    private static final Path COUNTED = Path.of("/proc/stat");
    private static final double TICKS_A_SECOND = 100;
    private static final int IDLE = 4;
    private static final int WAITING = 5;

    private final ConcurrentSkipListMap<Long, Long> busy = new ConcurrentSkipListMap<>();
    private final Thread looks = new Thread(this::look, "processor-time");

    ProcessorTime() {
        looks.setDaemon(true);
        looks.start();
    }

    private void look() {
        try {
            while (true) {
                if (Files.exists(COUNTED)) busy.put(System.nanoTime(), ticks());
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            // Enough was seen.
        }
    }

    private static long ticks() {
        try (Stream<String> lines = Files.lines(COUNTED)) {
            String[] counts = lines.findFirst().orElseThrow().split(" +");
            long sum = 0;
            // What guests use is counted twice.
            for (int i = 1; i <= 8; i++) if (i != IDLE && i != WAITING) sum += Long.parseLong(counts[i]);
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many processors were at work on average between two instants of {@link System#nanoTime()}. */
    double between(long from, long to) {
        var first = busy.floorEntry(from);
        var last = busy.ceilingEntry(to);
        if (first == null || last == null) return Double.NaN;
        double seconds = (last.getKey() - first.getKey()) / 1e9;
        return (last.getValue() - first.getValue()) / TICKS_A_SECOND / seconds;
    }

    @Override
    public void close() {
        looks.interrupt();
    }
}
