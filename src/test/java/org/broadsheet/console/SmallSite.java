package org.broadsheet.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** One page under a policy, with the styles and pictures of the class path beside it. */
record SmallSite(HttpServer server) implements AutoCloseable {

    static SmallSite open(String policy, String path, String page) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", call -> {
            String name = call.getRequestURI().getPath();
            call.getResponseHeaders().set("Content-Security-Policy", policy);
            if (name.equals(path)) answer(call, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
            else file(call, name);
        });
        server.start();
        return new SmallSite(server);
    }

    private static void file(HttpExchange call, String name) throws IOException {
        try (InputStream file = SmallSite.class.getResourceAsStream("/static" + name)) {
            if (file == null) call.sendResponseHeaders(404, -1);
            else answer(call, name.endsWith(".css") ? "text/css" : "image/svg+xml", file.readAllBytes());
        }
        call.close();
    }

    private static void answer(HttpExchange call, String type, byte[] body) throws IOException {
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
