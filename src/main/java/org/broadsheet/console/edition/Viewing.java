package org.broadsheet.console.edition;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One open page that is told of progress. One that takes it too slowly misses some, and holds up nobody. */
final class Viewing {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BEHIND = 4;

    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final AtomicInteger waiting = new AtomicInteger();
    private final String language;
    private final Executor sender;
    private volatile boolean over;

    Viewing(String language, Executor sender) {
        this.language = language;
        this.sender = sender;
        emitter.onCompletion(() -> over = true);
        emitter.onTimeout(emitter::complete);
        emitter.onError(fault -> over = true);
    }

    String language() {
        return language;
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean isOver() {
        return over;
    }

    void send(String name, String data) {
        send(SseEmitter.event().name(name).data(data));
    }

    void knock() {
        send(SseEmitter.event().comment("here"));
    }

    private void send(SseEventBuilder event) {
        if (over || waiting.incrementAndGet() > BEHIND) {
            waiting.decrementAndGet();
            return;
        }
        try {
            sender.execute(() -> write(event));
        } catch (RejectedExecutionException e) {
            over = true;
        }
    }

    private void write(SseEventBuilder event) {
        try {
            synchronized (emitter) {
                emitter.send(event);
            }
        } catch (IOException | IllegalStateException e) {
            // The page was closed; Spring ends the request.
            over = true;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void end() {
        over = true;
        emitter.complete();
    }
}
