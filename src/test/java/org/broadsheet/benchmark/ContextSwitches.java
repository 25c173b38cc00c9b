package org.broadsheet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Counts a process's context switches, by looking at its threads often: those that have ended leave their last count. */
final class ContextSwitches implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final Path tasks;
    private final Map<String, Long> threads = new ConcurrentHashMap<>();
    private final Thread watch = new Thread(this::watch, "context-switches");

    /** @param process its id; where there is no {@code /proc}, the count is 0 */
    ContextSwitches(long process) {
        this.tasks = Path.of("/proc/" + process + "/task");
        watch.setDaemon(true);
        watch.start();
    }

    /** Since it began to look. */
    long total() {
        look();
        return threads.values().stream().mapToLong(Long::longValue).sum();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        try (Stream<Path> all = Files.list(tasks)) {
            all.forEach(task -> threads.merge(task.getFileName().toString(), switches(task), Math::max));
        } catch (IOException e) {
            // The process has ended.
        }
    }

    private static long switches(Path task) {
        try (Stream<String> lines = Files.lines(task.resolve("status"))) {
            return lines.filter(line -> line.contains("voluntary_ctxt_switches"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
