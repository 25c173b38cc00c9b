package org.broadsheet.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code send} as an operator runs it: by the launcher, with a new JVM for each edition. The rate is that of the sending, as the report
 * says it; processor time, context switches and the time of the whole are those of the whole process.
 */
final class FreshJvm implements Contender {
    private static final Path LAUNCHER = Path.of("target/broadsheet").toAbsolutePath();

    private final String name;
    private final Path folder;
    private final List<String> settings;
    private final JdbcClient database;
    private Instant at = Instant.now().minus(Duration.ofDays(40));
    private int editions;
    private int enlisted;

    FreshJvm(String name, Path folder, List<String> settings, JdbcClient database) {
        this.name = name;
        this.folder = folder;
        this.settings = List.copyOf(settings);
        this.database = database;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Measure send(int messages) throws IOException, InterruptedException {
        enlist(messages);
        at = at.plus(Duration.ofDays(1));
        Files.writeString(folder.resolve("feed.xml"), NewsroomProcess.feed(at, ++editions));
        // Else stories of another day are held back as a flood.
        database.sql("update feed set last_success = null").update();
        long begun = System.nanoTime();
        Process process = start("send", "--digest", "daily", "--at", at.toString(), "--json");
        Duration cpu = Duration.ZERO;
        try (ContextSwitches switches = new ContextSwitches(process.pid())) {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS))
                cpu = process.info().totalCpuDuration().orElse(cpu);
            JsonNode report =
                    JsonMapper.shared().readTree(process.getInputStream().readAllBytes());
            if (report.path("accepted").asInt() != messages) throw new IllegalStateException(report.toString());
            double whole = (System.nanoTime() - begun) / 1e9;
            System.err.printf("%s: whole process %.1f s%n", name, whole);
            return new Measure(messages, report.path("seconds").asDouble(), cpu.toMillis() / 1e3, 0, switches.total());
        }
    }

    private void enlist(int members) throws IOException, InterruptedException {
        if (members <= enlisted) return;
        enlisted = members;
        Path file = NewsroomProcess.members(folder, members);
        int exit = start("members", "import", file.toString()).waitFor();
        if (exit != 0) throw new IllegalStateException("the import ended with " + exit);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        command.addAll(settings);
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(folder.resolve("fresh-jvm.log").toFile()));
        process.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS", "-Xmx512m",
                        "BROADSHEET_CACHE", folder.resolve("unpacked").toString()));
        return process.start();
    }

    @Override
    public void close() {}
}
