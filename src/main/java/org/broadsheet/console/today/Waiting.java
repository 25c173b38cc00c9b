package org.broadsheet.console.today;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongFunction;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One open page of Today, and how many new stories it was told of. Some bytes a minute: writing them holds up nobody. */
final class Waiting {
    /** Whose page it is: those with the same are looked for together. */
    record Place(String digest, String edition) {}

    private final Place place;
    private final long known;
    private final String language;
    private final SseEmitter emitter;
    private volatile boolean over;
    private long lookedAt;
    private long told;

    /** @param known the newest that the page shows */
    Waiting(Place place, long known, String language, Duration longest) {
        this.place = place;
        this.known = known;
        this.language = language;
        lookedAt = known;
        emitter = new SseEmitter(longest.toMillis());
        emitter.onCompletion(() -> over = true);
        emitter.onTimeout(emitter::complete);
        emitter.onError(fault -> over = true);
    }

    Place place() {
        return place;
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

    boolean isDue(long newest) {
        return newest > lookedAt;
    }

    void look(Desk desk, long newest, LongFunction<String> words) {
        lookedAt = newest;
        long come = desk.since(known);
        if (come != told) send(SseEmitter.event().name("come").data(come == 0 ? "" : words.apply(come)));
        told = come;
    }

    /** So that a browser that has gone is noticed. */
    void knock() {
        send(SseEmitter.event().comment("here"));
    }

    /** The page closes its end then, and does not ask again. */
    void end() {
        send(SseEmitter.event().name("over").data("over"));
        over = true;
        emitter.complete();
    }

    private void send(SseEventBuilder event) {
        if (over) return;
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // The page was closed; Spring ends the request.
            over = true;
        }
    }
}
