package org.broadsheet.console;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One open page. While a slow client takes an event it is sent no further one, and then the newest; it delays no other page. */
final class SsePage {
    /** The page closes its stream on it, and does not connect again. */
    private static final String OVER = "over";

    final SseHub.Client client;
    final Instant until;
    private final Map<String, String> told;
    private final Executor sender;
    private final SseEmitter emitter;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean over;

    /** @param shown what the page shows already, by event name */
    SsePage(SseHub.Client client, Map<String, String> shown, Instant now, Instant until, Executor sender) {
        this.client = client;
        this.until = until;
        this.sender = sender;
        told = new HashMap<>(shown);
        emitter = new SseEmitter(Math.max(1000, Duration.between(now, until).toMillis() + 5000));
        emitter.onCompletion(() -> over = true);
        emitter.onTimeout(emitter::complete);
        emitter.onError(fault -> over = true);
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean isOver() {
        return over;
    }

    /** So that a browser that has gone is noticed. */
    void ping() {
        send(() -> write(SseEmitter.event().comment("here")));
    }

    void tell(Map<String, String> news) {
        send(() -> news.forEach((name, data) -> {
            if (!data.equals(told.get(name))
                    && write(SseEmitter.event().name(name).data(data))) told.put(name, data);
        }));
    }

    /** Also while it is slow: this does not wait for it. */
    void end() {
        over = true;
        sender.execute(() -> {
            write(SseEmitter.event().name(OVER).data(OVER));
            emitter.complete();
        });
    }

    private void send(Runnable work) {
        if (over || !busy.compareAndSet(false, true)) return;
        sender.execute(() -> {
            try {
                work.run();
            } finally {
                busy.set(false);
            }
        });
    }

    private boolean write(SseEventBuilder event) {
        try {
            emitter.send(event);
            return true;
        } catch (IOException | IllegalStateException closed) {
            // Spring ends the request.
            over = true;
            return false;
        }
    }
}
