package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.broadsheet.console.Look;
import org.broadsheet.edition.DigestSettings;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What an open page of Today listens to. */
@Controller
class ArrivalsController {
    private final Arrivals arrivals;
    private final Desks desks;
    private final DigestSettings settings;

    ArrivalsController(Arrivals arrivals, Desks desks, DigestSettings settings) {
        this.arrivals = arrivals;
        this.desks = desks;
        this.settings = settings;
    }

    @GetMapping(path = "/console/today/{digest}/arrivals", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter arrivals(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("known") long known,
            @RequestParam("from") long from,
            HttpServletRequest request) {
        String language = Look.of(request, settings.newsroom()).language();
        // One that is not there is not found now, rather than at every look.
        desks.open(digest, name);
        return arrivals.await(new Waiting.Place(digest, name), known, language, Instant.ofEpochSecond(from));
    }
}
