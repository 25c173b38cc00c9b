package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against Postfix's own test server, where it is installed. */
class SmtpSinkTests {
    private static final Path SINK = Path.of("/usr/sbin/smtp-sink");

    @Test
    @Timeout(60)
    void sinkTakesThousandsOverEightConnections() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(SINK), "skipped: no smtp-sink (Debian: postfix)");
        int port = freePort();
        Process sink = start(port);
        try {
            awaitListening(port);
            Outcomes outcomes = new Outcomes();

            try (SmtpEngine engine = new SmtpEngine(SmtpSettings.to(new Relay("127.0.0.1", port)))) {
                engine.send(Letter.letters(5000).iterator(), outcomes);

                assertThat(engine.gauges().accepted()).isEqualTo(5000);
            }
            outcomes.assertAllAccepted(5000);
        } finally {
            sink.destroy();
            sink.waitFor();
        }
    }

    private static Process start(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(SINK.toString()));
        if (System.getProperty("user.name").equals("root")) command.addAll(List.of("-u", "nobody"));
        command.addAll(List.of("127.0.0.1:" + port, "100"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(int port) throws InterruptedException {
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
    }
}
