package org.broadsheet.console;

import java.io.IOException;
import java.time.Duration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One page that stands open in a browser and is told what happens. */
public abstract class OpenPage {
    private final String language;
    private final SseEmitter emitter;
    private volatile boolean over;

    protected OpenPage(String language, Duration longest) {
        this.language = language;
        emitter = new SseEmitter(longest.toMillis());
        emitter.onCompletion(this::leave);
        emitter.onTimeout(emitter::complete);
        emitter.onError(fault -> leave());
    }

    public String language() {
        return language;
    }

    public SseEmitter emitter() {
        return emitter;
    }

    public boolean isOver() {
        return over;
    }

    /** So that a browser that has gone is noticed. */
    public void knock() {
        send(SseEmitter.event().comment("here"));
    }

    public void end() {
        leave();
        emitter.complete();
    }

    /** As {@link #write}, by whichever thread. */
    protected abstract void send(SseEventBuilder event);

    protected void write(SseEventBuilder event) {
        try {
            synchronized (emitter) {
                emitter.send(event);
            }
        } catch (IOException | IllegalStateException e) {
            // The page was closed; Spring ends the request.
            leave();
        }
    }

    protected void leave() {
        over = true;
    }
}
