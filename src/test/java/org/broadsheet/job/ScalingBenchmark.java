package org.broadsheet.job;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.broadsheet.DelayingProxy;

/**
 * How the rate grows with the number of workers: real processes, a relay 50 ms away, 16 connections a worker; and how well
 * three keep a common pace. {@code mvn -Pbenchmark -Dbench=scaling verify}, with {@code -Dbench.options=-Dseconds=60} for each line. Beside each rate: how
 * many of the machine's processors were at work, relay, distance and PostgreSQL among them; when all are, no more can come.
 * Where all workers share one machine, their compilers fill it at first: so each line stands for all of its time, and for
 * its later half.
 */
final class ScalingBenchmark {
    private static final Duration ROUND_TRIP = Duration.ofMillis(50);
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final int PER_SECOND = 290;
    private static final double PACE = 300;
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private ScalingBenchmark() {}

    /** @param times when each message had come in, in order, without the first and the last tenth */
    private record Measured(List<Long> times, ProcessorTime time, long workerKilobytes) {
        double rate() {
            int last = times.size() - 1;
            return last / ((times.get(last) - times.get(0)) / 1e9);
        }

        Measured laterHalf() {
            return new Measured(times.subList(times.size() / 2, times.size()), time, workerKilobytes);
        }

        double processors() {
            return time.between(times.get(0), times.get(times.size() - 1));
        }

        /** The longest time in which nothing came. */
        long silenceMillis() {
            long longest = 0;
            for (int i = 1; i < times.size(); i++) longest = Math.max(longest, times.get(i) - times.get(i - 1));
            return longest / 1_000_000;
        }

        /** The rates of all windows of ten seconds. */
        DoubleSummaryStatistics windows() {
            DoubleSummaryStatistics rates = new DoubleSummaryStatistics();
            int to = 0;
            for (int from = 0; from < times.size(); from += 50) {
                while (to < times.size() && times.get(to) - times.get(from) < WINDOW) to++;
                if (to < times.size()) rates.accept((to - from) / (WINDOW / 1e9));
            }
            return rates;
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("workers      when  messages/s  of linear  processors  kB of a worker  longest silence");
        Measured one = null;
        for (int workers : List.of(1, 2, 4)) {
            Measured all = measure(workers, workers * PER_SECOND * SECONDS, "--broadsheet.mail.connections=16");
            if (one == null) one = all;
            print(workers, "all", all, one.rate());
            print(workers, "later", all.laterHalf(), one.laterHalf().rate());
        }
        Measured paced = measure(
                3,
                (int) PACE * SECONDS,
                "--broadsheet.mail.connections=16",
                "--broadsheet.mail.rate-per-second=" + PACE);
        System.out.printf(
                "a common pace of %.0f, three workers: %.1f a second; over any ten seconds %.1f to %.1f (%+.1f %% to %+.1f %%)%n",
                PACE,
                paced.rate(),
                paced.windows().getMin(),
                paced.windows().getMax(),
                100 * paced.windows().getMin() / PACE - 100,
                100 * paced.windows().getMax() / PACE - 100);
        System.exit(0);
    }

    private static void print(int workers, String when, Measured measured, double one) {
        System.out.printf(
                "%7d %9s %11.0f %10.2f %11.2f %15d %13d ms%n",
                workers,
                when,
                measured.rate(),
                measured.rate() / workers / one,
                measured.processors(),
                measured.workerKilobytes(),
                measured.silenceMillis());
    }

    private static Measured measure(int workers, int members, String... settings) throws Exception {
        try (Cluster cluster = new Cluster(Files.createTempDirectory("scaling"), Duration.ZERO, members);
                DelayingProxy proxy = DelayingProxy.to(cluster.relay.port(), ROUND_TRIP);
                ProcessorTime time = new ProcessorTime()) {
            cluster.through(proxy.port());
            long kilobytes = run(cluster, workers, settings);
            List<Long> times = cluster.ends.stream().sorted().toList();
            List<Long> middle = times.subList(times.size() / 10, times.size() - times.size() / 10);
            return new Measured(middle, time, kilobytes);
        }
    }

    private static long run(Cluster cluster, int workers, String... settings) throws Exception {
        Replica[] replicas = new Replica[workers];
        for (int i = 0; i < workers; i++)
            replicas[i] = cluster.serve("worker" + i, with(settings, "--broadsheet.roles=deliver"));
        cluster.awaitWorkers(replicas);
        try (var manager = cluster.context("manager", with(settings, "--broadsheet.roles=web"))) {
            manager.getBean(DigestRuns.class).run("daily", Cluster.MONDAY, true);
        }
        return replicas[0].kilobytes();
    }

    private static String[] with(String[] settings, String more) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = more;
        return all;
    }
}
