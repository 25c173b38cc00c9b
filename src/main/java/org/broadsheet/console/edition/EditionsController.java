package org.broadsheet.console.edition;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.broadsheet.console.Look;
import org.broadsheet.console.Sandbox;
import org.broadsheet.console.SseHub;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.letter.Letters;
import org.broadsheet.letter.Preview;
import org.broadsheet.member.Format;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One edition: how its run goes, the receipt, and the letter as it went out. */
@Controller
@RequestMapping("/console/editions/{digest}/{edition}")
class EditionsController {
    private final NamedEditions named;
    private final Editions editions;
    private final Recipients recipients;
    private final Progress progress;
    private final Letters letters;
    private final DigestSettings settings;

    EditionsController(
            NamedEditions named,
            Editions editions,
            Recipients recipients,
            Progress progress,
            Letters letters,
            DigestSettings settings) {
        this.named = named;
        this.editions = editions;
        this.recipients = recipients;
        this.progress = progress;
        this.letters = letters;
        this.settings = settings;
    }

    @GetMapping
    String edition(@PathVariable String digest, @PathVariable("edition") String name, Model model) {
        Edition edition = named.get(digest, name);
        DeliveryStats tally = recipients.stats(edition.id()).orElse(null);
        model.addAttribute("edition", edition);
        model.addAttribute("path", NamedEditions.path(edition));
        model.addAttribute("tally", tally);
        model.addAttribute("stand", Stand.of(edition, tally));
        model.addAttribute("because", editions.heldBecause(edition.id()).orElse(""));
        return "web/console/edition/edition";
    }

    @GetMapping(path = "/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> progress(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request) {
        String language = Look.of(request, settings.newsroom()).language();
        return progress.open(named.get(digest, name), SseHub.Client.of(request, language), seen);
    }

    /** As it was sent, where it was; else as it would be now. */
    @GetMapping("/letter")
    ResponseEntity<String> letter(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam(defaultValue = "full") String format) {
        Edition edition = named.get(digest, name);
        Format wanted = format(format);
        Preview letter = letters.sent(edition, wanted).orElseGet(() -> letters.preview(edition, wanted));
        return letter.html() == null ? Sandbox.text(letter.text()) : Sandbox.page(letter.html());
    }

    private static Format format(String word) {
        for (Format format : Format.values())
            if (format.name().toLowerCase(Locale.ROOT).equals(word)) return format;
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
