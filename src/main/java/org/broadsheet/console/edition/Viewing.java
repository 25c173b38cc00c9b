package org.broadsheet.console.edition;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.console.OpenPage;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One open page that is told of progress. One that takes it too slowly misses some, and holds up nobody. */
final class Viewing extends OpenPage {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BEHIND = 4;

    private final AtomicInteger waiting = new AtomicInteger();
    private final Executor sender;

    Viewing(String language, Executor sender) {
        super(language, LONGEST);
        this.sender = sender;
    }

    void send(String name, String data) {
        send(SseEmitter.event().name(name).data(data));
    }

    @Override
    protected void send(SseEventBuilder event) {
        if (isOver() || waiting.incrementAndGet() > BEHIND) {
            waiting.decrementAndGet();
            return;
        }
        try {
            sender.execute(() -> write(event));
        } catch (RejectedExecutionException e) {
            leave();
        }
    }

    @Override
    protected void write(SseEventBuilder event) {
        try {
            super.write(event);
        } finally {
            waiting.decrementAndGet();
        }
    }
}
