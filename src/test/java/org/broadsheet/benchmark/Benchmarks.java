package org.broadsheet.benchmark;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark by its name: {@code mvn -Pbenchmark -Dbench=NAME verify}. */
final class Benchmarks {
    private static final Map<String, String> ALL = new TreeMap<>(Map.of(
            "sends", "org.broadsheet.benchmark.SendBenchmark",
            "pieces", "org.openjdk.jmh.Main",
            "million", "org.broadsheet.benchmark.MillionMembers",
            "scaling", "org.broadsheet.job.ScalingBenchmark",
            "oneclick", "org.broadsheet.benchmark.LeavingMembers",
            "import", "org.broadsheet.benchmark.MovingIn"));

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        String name = args.length == 1 ? args[0] : "";
        if (!ALL.containsKey(name)) {
            System.err.println("-Dbench=" + name + ": choose one of " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
        Method main = Class.forName(ALL.get(name)).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) (name.equals("pieces") ? new String[] {"MailBenchmark"} : new String[0]));
    }
}
