package org.broadsheet.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.broadsheet.feed.FeedServer;
import org.broadsheet.feed.FetchSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What servers do to those who ask them for a feed. */
class MisfortunesTests {
    private static final Duration TIMEOUT = Duration.ofMillis(900);

    private final FeedServer server = new FeedServer();
    private final Fetcher fetcher = fetcher(true, Duration.ofSeconds(20));
    private final Fetcher impatient = fetcher(true, TIMEOUT);

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        impatient.close();
        server.close();
    }

    @Test
    void aGoodAnswerComesWithItsValidators() throws Exception {
        server.on("/feed", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=windows-1251");
            assertThat(exchange.getRequestHeaders().getFirst("User-Agent")).startsWith("Broadsheet/");
            FeedServer.answer(exchange, 200, "hello".getBytes(StandardCharsets.UTF_8));
        });

        Fetched fetched = fetch(server.url("/feed"));

        assertThat(fetched.body()).asString().isEqualTo("hello");
        assertThat(fetched.validators()).isEqualTo(new Validators("\"v1\"", null));
        assertThat(fetched.charset()).isEqualTo("windows-1251");
    }

    @Test
    void aDripOfOneOctetAtATimeMeetsTheTotalTimeOut() {
        server.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) drip(exchange.getResponseBody());
        });

        long start = System.nanoTime();
        late(server.url("/drip")).hasMessage("no complete answer within 900 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(850), Duration.ofSeconds(4));
    }

    @Test
    void aDripWithinTheHeaderMeetsItToo() throws Exception {
        try (RawServer raw = new RawServer(socket -> {
            for (int i = 0; i < 100; i++) drip(socket.getOutputStream());
        })) {
            late(raw.url()).hasMessage("no complete answer within 900 ms");
        }
    }

    @Test
    void silenceMeetsTheTimeOut() throws Exception {
        try (RawServer raw = new RawServer(socket -> pause(10_000))) {
            late(raw.url()).hasMessage("no complete answer within 900 ms");
        }
    }

    @Test
    void whatIsHugeIsNotRead() {
        server.on("/announced", exchange -> {
            exchange.sendResponseHeaders(200, 500_000_000);
            exchange.getResponseBody().write(new byte[1000]);
        });
        server.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) exchange.getResponseBody().write(new byte[10_000]);
        });

        fails(server.url("/announced")).hasMessage("is larger than 1 MB (broadsheet.fetch.max-size)");
        fails(server.url("/endless")).hasMessage("is larger than 1 MB (broadsheet.fetch.max-size)");
    }

    @Test
    void gzipIsUnpackedAndItsBombIsNot() throws Exception {
        byte[] bomb = gzip(50_000_000);
        server.on("/packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FeedServer.answer(exchange, 200, gzip(900_000));
        });
        server.on("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FeedServer.answer(exchange, 200, bomb);
        });
        server.on("/half", exchange -> FeedServer.answer(exchange, 200, java.util.Arrays.copyOf(gzip(900_000), 500)));

        assertThat(fetch(server.url("/packed")).body()).hasSize(900_000);
        fails(server.url("/bomb")).hasMessageStartingWith("is larger than 1 MB");
        fails(server.url("/half")).hasMessage("the compressed answer is cut off");
    }

    @Test
    void anAnswerThatIsCutOffIsNoAnswer() throws Exception {
        try (RawServer raw =
                new RawServer(socket -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss"))) {
            fails(raw.url()).hasMessageContaining("is cut off");
        }
        try (RawServer raw = new RawServer(
                socket -> say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n<rss"))) {
            fails(raw.url()).hasMessageContaining("is cut off");
        }
        try (RawServer raw = new RawServer(Socket::close)) {
            fails(raw.url()).hasMessageMatching("the server hung up without an answer|the connection broke: .*");
        }
        try (RawServer raw = new RawServer(socket -> say(socket, "SSH-2.0-OpenSSH\r\n\r\n"))) {
            fails(raw.url());
        }
    }

    @Test
    void aStatusThatIsNoSuccessIsToldWithItsNumber() {
        for (int status : new int[] {204, 400, 401, 403, 404, 410, 429, 500, 503}) {
            server.on("/status" + status, exchange -> FeedServer.answer(exchange, status, new byte[0]));
            fails(server.url("/status" + status)).hasMessageStartingWith("the server answered HTTP " + status);
        }
    }

    @Test
    void aRedirectIsFollowedAndALoopIsNot() throws Exception {
        server.serves("/there", "here").on("/away", exchange -> redirect(exchange, "/there"));
        server.on("/round", exchange -> redirect(exchange, "/round"));
        server.on("/nowhere", exchange -> FeedServer.answer(exchange, 301, new byte[0]));

        assertThat(fetch(server.url("/away")).body()).asString().isEqualTo("here");
        assertThat(fetch(server.url("/away")).place()).hasToString(server.url("/there"));
        fails(server.url("/round")).hasMessage("redirects without end (more than 10 times)");
        fails(server.url("/nowhere")).hasMessage("redirects without saying where");
    }

    @Test
    void aRedirectToAFileOrAnotherSchemeIsRefused() {
        server.on("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.on("/ftp", exchange -> redirect(exchange, "ftp://example.org/x"));

        fails(server.url("/file")).hasMessage("redirects to an address of the kind \"file:\", refused");
        fails(server.url("/ftp")).hasMessage("redirects to an address of the kind \"ftp:\", refused");
    }

    @Test
    void noPrivateAddressIsAskedUnlessASettingAllowsIt() throws Exception {
        server.serves("/feed", "secret");
        try (Fetcher strict = fetcher(false, TIMEOUT)) {
            for (String host : new String[] {
                "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0",
                "169.254.169.254", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "[fd00::1]", "[fe80::1]",
                        "224.0.0.1"
            }) {
                URI place = URI.create(server.url("/feed").replace("127.0.0.1", host));
                assertThatThrownBy(() -> strict.fetch(place, Validators.NONE, strict.budget()))
                        .as(host)
                        .isInstanceOf(FetchFailure.class)
                        .hasMessageMatching("refused: .*allow-private is false|is at an address without a valid host");
            }
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsToldSo() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        fails("http://127.0.0.1:" + port + "/").hasMessage("the connection was refused");
        fails("http://no-such-host.invalid/").hasMessage("the host name is not known");
    }

    @Test
    void aServerWithoutTlsIsToldSo() throws Exception {
        try (RawServer raw = new RawServer(socket -> say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            fails(raw.url().replace("http:", "https:")).hasMessageStartingWith("the secure connection failed");
        }
    }

    @Test
    void onlyRegularFilesAreRead(@TempDir Path folder) throws Exception {
        Path file = java.nio.file.Files.writeString(folder.resolve("a feed.xml"), "hello");

        assertThat(fetcher.fetch(file.toUri(), Validators.NONE, fetcher.budget())
                        .body())
                .asString()
                .isEqualTo("hello");
        fails(folder.toUri().toString()).hasMessage("is a folder, not a file");
        fails(folder.resolve("missing.xml").toUri().toString()).hasMessage("there is no such file");
        fails("file:///dev/zero").hasMessage("is not a regular file");
    }

    private static void redirect(com.sun.net.httpserver.HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        FeedServer.answer(exchange, 302, new byte[0]);
    }

    private static byte[] gzip(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[size]);
        }
        return out.toByteArray();
    }

    private static void drip(OutputStream out) throws IOException {
        out.write('x');
        out.flush();
        pause(100);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getInputStream().read(new byte[4096]);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private Fetched fetch(String address) throws FetchFailure {
        return fetcher.fetch(URI.create(address), Validators.NONE, fetcher.budget());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> fails(String address) {
        return assertThatThrownBy(() -> fetch(address)).isInstanceOf(FetchFailure.class);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> late(String address) {
        return assertThatThrownBy(() -> impatient.fetch(URI.create(address), Validators.NONE, impatient.budget()))
                .isInstanceOf(FetchFailure.class);
    }

    private static Fetcher fetcher(boolean allowPrivate, Duration timeout) {
        return new Fetcher(new FetchSettings(Duration.ofMinutes(5), timeout, DataSize.ofMegabytes(1), allowPrivate));
    }

    /** Does with a connection what no library would. */
    private static final class RawServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        RawServer(Dialogue dialogue) throws IOException {
            Thread thread = new Thread(() -> serve(dialogue));
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        private void serve(Dialogue dialogue) {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    dialogue.with(client);
                } catch (IOException e) {
                    // The client has had enough, which is what is tested.
                    continue;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private interface Dialogue {
            void with(Socket socket) throws IOException;
        }
    }
}
