package org.broadsheet.benchmark;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The measures as a table of Markdown, each contender by its median round after those that warm it, and by its first. */
final class Table {
    private final int delay;
    private final int connections;
    private final int messages;
    private final long size;
    private final int warmups;
    private final Map<Contender, List<Measure>> measures;

    Table(int delay, int connections, int messages, long size, int warmups, Map<Contender, List<Measure>> measures) {
        this.delay = delay;
        this.connections = connections;
        this.messages = messages;
        this.size = size;
        this.warmups = warmups;
        this.measures = measures;
    }

    void print(PrintStream out) {
        String where = delay == 0 ? "the relay on this machine" : "the relay " + delay + " ms away";
        out.printf(
                "%n%,d messages of %,d octets, %d connections, %s, after %d rounds of warming up:%n%n",
                messages, size, connections, where, warmups);
        out.println(
                "| sender, to one relay's sink | messages/s | of smtp-source | first round | client CPU, us a message"
                        + " | switches a message | statements, commits per 1,000 | peak heap, MB |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        double yardstick = rate(SmtpSource.class);
        measures.forEach((contender, rounds) -> print(out, contender.name(), rounds, yardstick));
    }

    private void print(PrintStream out, String name, List<Measure> rounds, double yardstick) {
        Measure measure = median(rounds);
        String heap = measure.peakHeap() == 0 ? "" : String.valueOf(measure.peakHeap() >> 20);
        out.printf(
                "| %s | %,.0f | %.2f | %,.0f | %,.0f | %s | %s | %s |%n",
                name,
                measure.rate(),
                measure.rate() / yardstick,
                rounds.get(0).rate(),
                measure.cpuMicros(),
                measure.switches() == 0 ? "" : "%.2f".formatted(measure.perThousand(measure.switches()) / 1000),
                database(measure),
                heap);
    }

    private static String database(Measure measure) {
        DatabaseCounts counts = measure.database();
        return counts.commits() == 0
                ? ""
                : "%,.0f, %,.0f"
                        .formatted(measure.perThousand(counts.statements()), measure.perThousand(counts.commits()));
    }

    private double rate(Class<?> kind) {
        return measures.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getKey()))
                .mapToDouble(entry -> median(entry.getValue()).rate())
                .findFirst()
                .orElse(Double.NaN);
    }

    private Measure median(List<Measure> rounds) {
        return rounds.subList(warmups, rounds.size()).stream()
                .sorted(Comparator.comparingDouble(Measure::seconds))
                .toList()
                .get((rounds.size() - warmups) / 2);
    }
}
