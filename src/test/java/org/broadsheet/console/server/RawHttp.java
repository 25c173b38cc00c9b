package org.broadsheet.console.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection that says what no client library would. */
final class RawHttp implements AutoCloseable {
    private final Socket socket = new Socket();

    RawHttp(int port) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
    }

    /** The head of a request without its last line, the rest of the headers as they are. */
    RawHttp head(String method, String path, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        boolean host = false;
        for (String header : headers) {
            host |= header.startsWith("Host:");
            head.append(header).append("\r\n");
        }
        if (!host) head.append("Host: localhost\r\n");
        return send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    RawHttp send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
        return this;
    }

    RawHttp send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends so many octets, or as many as the other end takes. */
    long pour(long octets, byte[] piece) throws IOException {
        OutputStream out = socket.getOutputStream();
        long sent = 0;
        try {
            for (; sent < octets; sent += piece.length)
                out.write(piece, 0, (int) Math.min(piece.length, octets - sent));
        } catch (SocketException e) {
            // The server has closed; its answer may still be there.
        }
        return sent;
    }

    /** The status, or -1 where the connection ends without one, or 0 where there is none in time. */
    int status(Duration most) throws IOException {
        String answer = answer(most);
        if (answer.startsWith("HTTP/1.1 ")) return Integer.parseInt(answer.substring(9, 12));
        return answer.equals("silent") ? 0 : -1;
    }

    /** As much of the answer as comes first. */
    String answer(Duration most) throws IOException {
        socket.setSoTimeout((int) most.toMillis());
        byte[] buffer = new byte[8192];
        try {
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketTimeoutException e) {
            return "silent";
        } catch (SocketException e) {
            return "";
        }
    }

    /** All that comes until the other end closes or is silent. */
    String all(Duration most) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String part = answer(most); !part.isEmpty() && !part.equals("silent"); part = answer(most))
            all.append(part);
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
