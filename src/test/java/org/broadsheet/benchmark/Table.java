package org.broadsheet.benchmark;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The measures as a table of Markdown, each contender by its median round. */
final class Table {
    private final int delay;
    private final int connections;
    private final int messages;
    private final Map<Contender, List<Measure>> measures;

    Table(int delay, int connections, int messages, Map<Contender, List<Measure>> measures) {
        this.delay = delay;
        this.connections = connections;
        this.messages = messages;
        this.measures = measures;
    }

    void print(PrintStream out) {
        String where = delay == 0 ? "the relay on this machine" : "the relay " + delay + " ms away";
        out.printf("%n%,d messages, %d connections, %s:%n%n", messages, connections, where);
        out.println("| sender | messages/s | of smtp-source | client CPU, us a message | peak heap, MB |");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        double yardstick = rate(SmtpSource.class);
        measures.forEach((contender, rounds) -> print(out, contender.name(), median(rounds), yardstick));
    }

    private static void print(PrintStream out, String name, Measure measure, double yardstick) {
        String heap = measure.peakHeap() == 0 ? "" : String.valueOf(measure.peakHeap() >> 20);
        out.printf(
                "| %s | %,.0f | %.2f | %,.0f | %s |%n",
                name, measure.rate(), measure.rate() / yardstick, measure.cpuMicros(), heap);
    }

    private double rate(Class<?> kind) {
        return measures.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getKey()))
                .mapToDouble(entry -> median(entry.getValue()).rate())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Measure median(List<Measure> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measure::seconds))
                .toList()
                .get(rounds.size() / 2);
    }
}
