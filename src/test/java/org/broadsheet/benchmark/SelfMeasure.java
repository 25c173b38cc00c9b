package org.broadsheet.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;

/** The child's side of {@link Child}, for one in Java. */
final class SelfMeasure {
    private final PrintStream answers = System.out;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Returns how many seconds the sending itself took. */
    interface Sending {
        double send(int messages) throws Exception;
    }

    SelfMeasure() {
        System.setOut(System.err);
    }

    /** Until the parent has no more questions. */
    void serve(Sending sending) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) answer(sending, Integer.parseInt(line));
    }

    private void answer(Sending sending, int messages) throws Exception {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        try (ContextSwitches switches =
                new ContextSwitches(ProcessHandle.current().pid())) {
            long before = switches.total();
            long cpu = system.getProcessCpuTime();
            double seconds = sending.send(messages);
            double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
            long peak =
                    heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
            answer(new Measure(messages, seconds, cpuSeconds, peak, switches.total() - before).line());
        }
    }

    void answer(String line) throws IOException {
        answers.println("= " + line);
        answers.flush();
    }

    private static java.util.stream.Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
