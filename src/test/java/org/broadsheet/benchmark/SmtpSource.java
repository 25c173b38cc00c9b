package org.broadsheet.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Postfix's {@code smtp-source -d}: the same dialogue in C with one fixed body, unsigned, without a ledger. The yardstick.
 */
final class SmtpSource implements Contender {
    static final String PROGRAM = "/usr/sbin/smtp-source";

    private static final Pattern MINUTES = Pattern.compile("(\\d+)m([0-9.]+)s");

    private final int port;
    private final int connections;
    private final int size;

    /** @param size of a message, octets */
    SmtpSource(int port, int connections, int size) {
        this.port = port;
        this.connections = connections;
        this.size = size;
    }

    @Override
    public String name() {
        return "smtp-source -d (C, one fixed body)";
    }

    @Override
    public Measure send(int messages) throws IOException, InterruptedException {
        String command = "%s -d -s %d -m %d -l %d -f a@example.org -t b@example.net 127.0.0.1:%d && times"
                .formatted(PROGRAM, connections, messages, size, port);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("smtp-source: " + said);
        return new Measure(messages, (System.nanoTime() - begin) / 1e9, ofChildren(said), 0, 0);
    }

    // Bash's times: the shell's own in the first line, its children's in the second.
    private static double ofChildren(String said) {
        String[] lines = said.strip().split("\n");
        double seconds = 0;
        Matcher time = MINUTES.matcher(lines[lines.length - 1]);
        while (time.find()) seconds += 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
        return seconds;
    }

    @Override
    public void close() {}
}
