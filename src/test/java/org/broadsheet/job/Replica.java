package org.broadsheet.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.Broadsheet;
import org.jspecify.annotations.Nullable;

/** The program in a JVM of its own, started as an operator would, to be killed, frozen or told to stop by its parent. */
final class Replica {
    private final Process process;
    private final String name;

    private Replica(Process process, String name) {
        this.process = process;
        this.name = name;
    }

    /**
     * @param older the jar of another version of the program; none: the one that is tested
     * @param arguments as of the command line
     */
    static Replica start(
            Path folder, String name, @Nullable String older, Map<String, String> environment, List<String> arguments) {
        List<String> program = older == null
                ? List.of("-cp", deliverable(), Broadsheet.class.getName())
                : List.of("-jar", Path.of(older).toAbsolutePath().toString());
        return start(folder, name, program, environment, arguments);
    }

    static Replica start(Path folder, String name, Class<?> main, List<String> arguments) {
        return start(folder, name, List.of("-cp", path(), main.getName()), Map.of(), arguments);
    }

    private static Replica start(
            Path folder, String name, List<String> program, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        // Starts sooner, and the tests start many.
        if (!Boolean.getBoolean("replica.long")) command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        command.addAll(program);
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        process.environment().putAll(environment);
        try {
            return new Replica(process.start(), name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // Without what only tests bring, such as how they log.
    private static String deliverable() {
        return Stream.of(path().split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    // It works in a folder of its own, where what is relative here leads nowhere.
    private static String path() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    String name() {
        return name;
    }

    long process() {
        return process.pid();
    }

    /** Of memory that it holds, by what Linux counts; 0 elsewhere. */
    long kilobytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, if it ends in time. */
    int exit(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) throw new AssertionError(name + " does not end");
        return process.exitValue();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void terminate() {
        process.destroy();
    }

    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String signal) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) throw new IllegalStateException("no signal " + signal);
    }
}
