package org.broadsheet.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A relay that behaves well until it is told how not to. It keeps what it takes, and what was said. Real sockets on
 * loopback; a rule may answer any command of any message on any connection.
 */
public final class ScriptedRelay implements AutoCloseable {
    private static final List<String> USUAL =
            List.of("PIPELINING", "SIZE 10240000", "8BITMIME", "DSN", "ENHANCEDSTATUSCODES");

    private final ServerSocket server;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Function<Exchange, @Nullable Answer>> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger contents = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    volatile List<String> extensions = USUAL;
    volatile @Nullable SSLContext tls;
    volatile boolean tlsAtOnce;
    volatile int cutsContentAt = Integer.MAX_VALUE;
    volatile boolean wantsContentAnyway;

    private ScriptedRelay(int port) throws IOException {
        server = bound(port);
        Thread thread = new Thread(this::accept, "scripted-relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** A port we had before may still be in use: a client that knocks at a closed one can get it as its own for a moment. */
    private static ServerSocket bound(int port) throws IOException {
        for (int again = 0; ; again++) {
            try {
                return new ServerSocket(port, 200, InetAddress.getByName("127.0.0.1"));
            } catch (BindException e) {
                if (port == 0 || again == 100) throw e;
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    public static ScriptedRelay start() {
        return startAt(0);
    }

    public static ScriptedRelay startAt(int port) {
        try {
            return new ScriptedRelay(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The EHLO keywords, instead of the usual ones. */
    public ScriptedRelay offering(String... keywords) {
        extensions = List.of(keywords);
        return this;
    }

    public ScriptedRelay with(SSLContext context, boolean atOnce) {
        tls = context;
        tlsAtOnce = atOnce;
        return this;
    }

    /** The first rule that gives an answer wins. */
    public ScriptedRelay rule(Function<Exchange, @Nullable Answer> rule) {
        rules.add(rule);
        return this;
    }

    public ScriptedRelay at(String verb, Predicate<Exchange> when, Answer answer) {
        return rule(exchange -> exchange.verb().equals(verb) && when.test(exchange) ? answer : null);
    }

    public ScriptedRelay at(String verb, Answer answer) {
        return at(verb, exchange -> true, answer);
    }

    /** The first time only. */
    public ScriptedRelay onceAt(String verb, Answer answer) {
        AtomicInteger times = new AtomicInteger();
        return at(verb, exchange -> times.getAndIncrement() == 0, answer);
    }

    public ScriptedRelay cuttingContentAt(int octets) {
        cutsContentAt = octets;
        return this;
    }

    /** Says 354 to DATA though it refused the recipient, as RFC 2920 section 3.1 allows. */
    public ScriptedRelay wantingContentAnyway() {
        wantsContentAnyway = true;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    public Relay relay() {
        return new Relay("127.0.0.1", port());
    }

    public List<Received> received() {
        return new ArrayList<>(received);
    }

    public List<String> recipients() {
        return received().stream().map(Received::recipient).toList();
    }

    /** All command lines, in the order they came. */
    public List<String> said() {
        return new ArrayList<>(said);
    }

    public int connections() {
        return connections.get();
    }

    public int openConnections() {
        return open.size();
    }

    public int mostOpenConnections() {
        return mostOpen.get();
    }

    /** Of how many messages any octet of content has come. */
    public int contentsBegun() {
        return contents.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                mostOpen.accumulateAndGet(open.size(), Math::max);
                Thread thread =
                        new Thread(new RelaySession(this, socket, connections.incrementAndGet()), "scripted-session");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    Answer answer(Exchange exchange, Answer usual) {
        for (Function<Exchange, @Nullable Answer> rule : rules) {
            Answer answer = rule.apply(exchange);
            if (answer != null) return answer;
        }
        return usual;
    }

    void heard(String line) {
        said.add(line);
    }

    void contentBegins() {
        contents.incrementAndGet();
    }

    void take(Received message) {
        received.add(message);
    }

    void left(Socket socket) {
        open.remove(socket);
    }

    /** As a crash would: whatever is open is cut. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
