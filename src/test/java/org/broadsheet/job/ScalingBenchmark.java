package org.broadsheet.job;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.DelayingProxy;

/**
 * How the rate grows with the number of workers: real processes, a relay 50 ms away, 16 connections a worker; and how well
 * three keep a common pace. {@code mvn -Pscaling verify}, with {@code -Dseconds=20} for each line.
 */
final class ScalingBenchmark {
    private static final Duration ROUND_TRIP = Duration.ofMillis(50);
    private static final int SECONDS = Integer.getInteger("seconds", 20);
    private static final int PER_SECOND = 290;
    private static final double PACE = 300;

    private ScalingBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.out.println("workers  messages/s  per worker  of linear");
        double one = 0;
        for (int workers : List.of(1, 2, 4)) {
            double rate = rate(workers, workers * PER_SECOND * SECONDS, "--broadsheet.mail.connections=16");
            if (workers == 1) one = rate;
            System.out.printf("%7d %11.0f %11.0f %9.2f%n", workers, rate, rate / workers, rate / workers / one);
        }
        double paced = rate(
                3,
                (int) PACE * SECONDS,
                "--broadsheet.mail.connections=16",
                "--broadsheet.mail.rate-per-second=" + PACE);
        System.out.printf(
                "a common pace of %.0f, three workers: %.1f (%+.1f %%)%n", PACE, paced, 100 * paced / PACE - 100);
        System.exit(0);
    }

    private static double rate(int workers, int members, String... settings) throws Exception {
        try (Cluster cluster = new Cluster(Files.createTempDirectory("scaling"), Duration.ZERO, members);
                DelayingProxy proxy = DelayingProxy.to(cluster.relay.port(), ROUND_TRIP)) {
            cluster.through(proxy.port());
            run(cluster, workers, settings);
            return middle(cluster.ends.stream().sorted().toList());
        }
    }

    private static void run(Cluster cluster, int workers, String... settings) throws Exception {
        Replica[] replicas = new Replica[workers];
        for (int i = 0; i < workers; i++)
            replicas[i] = cluster.serve("worker" + i, with(settings, "--broadsheet.roles=deliver"));
        cluster.awaitTakers(replicas);
        try (var manager = cluster.context("manager", with(settings, "--broadsheet.roles=web"))) {
            manager.getBean(DigestRuns.class).run("daily", Cluster.MONDAY, true);
        }
    }

    private static String[] with(String[] settings, String more) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = more;
        return all;
    }

    /** Without the first and the last tenth, in which connections open and close. */
    private static double middle(List<Long> times) {
        int from = times.size() / 10;
        int to = times.size() - 1 - from;
        return (to - from) / ((times.get(to) - times.get(from)) / 1e9);
    }
}
