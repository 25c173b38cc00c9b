package org.broadsheet.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mailbox provider that posts one-click requests, one after the other, over a connection that it keeps. */
final class OneClicks implements AutoCloseable {
    private static final String BODY = "List-Unsubscribe=One-Click";

    private final int port;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    OneClicks(int port) {
        this.port = port;
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status of the answer, whose body is read to its end. */
    int post(String token) throws IOException {
        if (socket.isClosed()) connect();
        socket.getOutputStream().write(request(token));
        String head = head();
        if (head.isEmpty()) throw new IOException("no answer");
        skip(head);
        if (head.contains("connection: close")) socket.close();
        if (head.contains("set-cookie:") || head.contains("location:"))
            throw new IOException("a cookie or a redirect: " + head);
        return Integer.parseInt(head.substring(9, 12));
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    private static byte[] request(String token) {
        return ("POST /unsubscribe/" + token + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + BODY.length()
                        + "\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void skip(String head) throws IOException {
        int length = head.indexOf("content-length: ");
        if (length >= 0) {
            in.skipNBytes(Integer.parseInt(head.substring(length + 16, head.indexOf('\r', length))));
            return;
        }
        for (int size = Integer.parseInt(line(), 16); ; size = Integer.parseInt(line(), 16)) {
            in.skipNBytes(size + 2);
            if (size == 0) return;
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line())
            head.append(line.toLowerCase(Locale.ROOT)).append("\r\n");
        return head.toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.write(c);
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
