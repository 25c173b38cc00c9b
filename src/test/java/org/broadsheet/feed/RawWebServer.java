package org.broadsheet.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that answers octet by octet as a test says, in ways that no library would. */
public final class RawWebServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public RawWebServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "raw-web-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param path as the request line has it, query and all */
    public RawWebServer on(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    public RawWebServer says(String path, String head, byte[] body) {
        return on(path, request -> answer(head.replace("{length}", String.valueOf(body.length)), body));
    }

    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Whole heads of requests, lines ended by a newline. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** @param head status line and headers, a line each; characters are octets of UTF-8 */
    public static byte[] answer(String head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ("HTTP/1.1 " + head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                String head = head(client.getInputStream());
                requests.add(head);
                String path = head.split(" ", 3)[1];
                Handler handler = handlers.get(path);
                byte[] octets = handler == null
                        ? answer("404 Not Found\nContent-Length: 0", new byte[0])
                        : handler.answer(head);
                client.getOutputStream().write(octets);
                client.getOutputStream().flush();
            } catch (IOException | RuntimeException e) {
                // The client hung up, or the server was closed.
                continue;
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) throw new IOException("hung up");
            head.append((char) octet);
        }
        return head.toString().replace("\r", "");
    }

    public static boolean has(String head, String header) {
        return head.toLowerCase(Locale.ROOT).contains("\n" + header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What is sent for a request's head. */
    public interface Handler {
        byte[] answer(String head);
    }
}
