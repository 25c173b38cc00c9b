package org.broadsheet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Takes spans by OTLP over HTTP, as a collector does, and knows the words in them. */
public final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    public TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        synchronized (heard) {
            exchange.getRequestBody().transferTo(heard);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** What sends every span here, soon. */
    public String[] settings() {
        return new String[] {
            "--management.tracing.export.enabled=true",
            "--management.tracing.sampling.probability=1.0",
            "--management.opentelemetry.tracing.export.schedule-delay=100ms",
            "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                    + server.getAddress().getPort() + "/v1/traces"
        };
    }

    /** All spans so far; names and values stand in them as they are. */
    public String heard() {
        synchronized (heard) {
            return heard.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
