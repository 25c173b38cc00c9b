package org.broadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Puts distance between a client and a server on loopback: what either says arrives half a round trip later, however much
 * of it there is, and opening a connection costs a round trip as well.
 */
public final class DelayingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final SocketAddress target;
    private final long oneWay;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What was read when, and is due half a round trip later; no octets: the end. */
    private record Piece(byte[] octets, long due) {}

    private DelayingProxy(int targetPort, Duration roundTrip) throws IOException {
        this.server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        this.oneWay = roundTrip.toNanos() / 2;
        thread("delaying-proxy", this::accept);
    }

    public static DelayingProxy to(int targetPort, Duration roundTrip) {
        try {
            return new DelayingProxy(targetPort, roundTrip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Sockets of both sides. */
    public int openSockets() {
        return open.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                thread("delaying-proxy-open", () -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            // The kernel has shaken hands at once; a distant server's would have taken a round trip.
            TimeUnit.NANOSECONDS.sleep(oneWay);
            Socket there = new Socket();
            open.add(there);
            there.connect(target);
            carry(client, there);
            carry(there, client);
        } catch (IOException | InterruptedException e) {
            close(client);
        }
    }

    private void carry(Socket from, Socket to) throws IOException {
        from.setTcpNoDelay(true);
        BlockingQueue<Piece> under = new LinkedBlockingQueue<>();
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        thread("delaying-proxy-in", () -> read(in, under));
        thread("delaying-proxy-out", () -> write(under, out, to));
    }

    private void read(InputStream in, BlockingQueue<Piece> way) {
        byte[] buffer = new byte[1 << 16];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
                way.add(new Piece(Arrays.copyOf(buffer, n), System.nanoTime() + oneWay));
        } catch (IOException e) {
            // Cut: the other side hears of it as late as of all else.
        }
        way.add(new Piece(new byte[0], System.nanoTime() + oneWay));
    }

    private void write(BlockingQueue<Piece> way, OutputStream out, Socket to) {
        try {
            for (Piece piece = way.take(); piece.octets().length > 0; piece = way.take()) {
                TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
                out.write(piece.octets());
            }
        } catch (IOException | InterruptedException e) {
            // Nobody listens any more.
        } finally {
            close(to);
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::close);
    }
}
