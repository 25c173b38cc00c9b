package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.broadsheet.console.ConsolePageModel;
import org.broadsheet.console.SseHub;
import org.broadsheet.console.SseTopic;
import org.broadsheet.feed.Items;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open page of Today how many stories have come since it was made. */
@Controller
class ArrivalsController {
    private final SseHub hub;
    private final DraftEditions drafts;
    private final Items items;
    private final ConsolePageModel pages;

    ArrivalsController(SseHub hub, DraftEditions drafts, Items items, ConsolePageModel pages) {
        this.hub = hub;
        this.drafts = drafts;
        this.items = items;
        this.pages = pages;
    }

    /** @param from when the page was made, in seconds: however often its browser connects again, the stream ends in time */
    @GetMapping(path = "/console/today/{digest}/arrivals", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> arrivals(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("known") long known,
            @RequestParam("from") long from,
            HttpServletRequest request) {
        // Fails now, not at each poll, where there is no such edition.
        drafts.open(digest, name);
        NewStories page = new NewStories(digest, name, known);
        return hub.open(
                page.toString(),
                () -> new Arrivals(page),
                SseHub.Client.of(request, pages.language(request)),
                Map.of("come", ""),
                end(from));
    }

    private static Instant end(long from) {
        try {
            return Instant.ofEpochSecond(from).plus(SseHub.LONGEST);
        } catch (DateTimeException | ArithmeticException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no time: " + from, e);
        }
    }

    /** @param known the newest item that the page shows */
    private record NewStories(String digest, String edition, long known) {}

    private record Count(long newest, long come, ConsolePageModel pages) implements SseTopic.News {
        @Override
        public Map<String, String> in(String language) {
            return Map.of("come", come == 0 ? "" : pages.fragment("today/_come", language, Map.of("n", come)));
        }
    }

    /** Reads only the newest item's key until there is a new one. */
    private final class Arrivals implements SseTopic {
        private final NewStories page;

        Arrivals(NewStories page) {
            this.page = page;
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(2);
        }

        @Override
        public News look(@Nullable News before) {
            long newest = items.newest();
            if (before instanceof Count known && known.newest() == newest) return before;
            long come = newest <= page.known()
                    ? 0
                    : drafts.open(page.digest(), page.edition()).since(page.known());
            return new Count(newest, come, pages);
        }
    }
}
