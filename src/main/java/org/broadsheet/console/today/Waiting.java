package org.broadsheet.console.today;

import java.time.Duration;
import java.util.function.LongFunction;
import org.broadsheet.console.OpenPage;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One open page of Today, and how many new stories it was told of. Some bytes a minute: writing them holds up nobody. */
final class Waiting extends OpenPage {
    /** Whose page it is: those with the same are looked for together. */
    record Place(String digest, String edition) {}

    private final Place place;
    private final long known;
    private long lookedAt;
    private long told;

    /** @param known the newest that the page shows */
    Waiting(Place place, long known, String language, Duration longest) {
        super(language, longest);
        this.place = place;
        this.known = known;
        lookedAt = known;
    }

    Place place() {
        return place;
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

    /** The page closes its end then, and does not ask again. */
    @Override
    public void end() {
        send(SseEmitter.event().name("over").data("over"));
        super.end();
    }

    @Override
    protected void send(SseEventBuilder event) {
        if (!isOver()) write(event);
    }
}
