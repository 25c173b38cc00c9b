package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.broadsheet.console.Fragments;
import org.broadsheet.console.Look;
import org.broadsheet.console.SseHub;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.feed.Items;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What an open page of Today listens to. */
@Controller
class ArrivalsController {
    private final SseHub hub;
    private final Desks desks;
    private final Items items;
    private final Fragments fragments;
    private final DigestSettings settings;

    ArrivalsController(SseHub hub, Desks desks, Items items, Fragments fragments, DigestSettings settings) {
        this.hub = hub;
        this.desks = desks;
        this.items = items;
        this.fragments = fragments;
        this.settings = settings;
    }

    /** @param from when the page was made, in seconds: however often its browser connects again, the stream ends in time */
    @GetMapping(path = "/console/today/{digest}/arrivals", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> arrivals(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("known") long known,
            @RequestParam("from") long from,
            HttpServletRequest request) {
        // An edition that does not exist is not found now, rather than at every look.
        desks.open(digest, name);
        NewStories.Page page = new NewStories.Page(digest, name, known);
        String language = Look.of(request, settings.newsroom()).language();
        return hub.open(
                page.toString(),
                () -> new NewStories(desks, items, fragments, settings, page),
                SseHub.Client.of(request, language),
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
}
