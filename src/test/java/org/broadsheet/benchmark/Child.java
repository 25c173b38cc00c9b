package org.broadsheet.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process that measures itself: it is told a number in a line, sends so many, and answers {@code = } and a measure. */
final class Child implements Contender {
    private static final String ANSWER = "= ";

    private final String name;
    private final int share;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private Child(String name, int share, Process process) {
        this.name = name;
        this.share = share;
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Child start(String name, int share, List<String> command) throws IOException {
        return new Child(
                name,
                share,
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    static Child java(String name, int share, Class<?> main, String heap, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-Xmx" + heap, "-Duser.timezone=UTC", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return start(name, share, command);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int share() {
        return share;
    }

    @Override
    public Measure send(int messages) throws IOException {
        return Measure.parse(ask(String.valueOf(messages)));
    }

    /** The child's answer to a line, without the mark before it. */
    String ask(String question) throws IOException {
        in.write(question + "\n");
        in.flush();
        String line = out.readLine();
        while (line != null && !line.startsWith(ANSWER)) line = out.readLine();
        if (line == null) throw new IOException(name + " has ended");
        return line.substring(ANSWER.length());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
