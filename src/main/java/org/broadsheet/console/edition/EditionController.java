package org.broadsheet.console.edition;

import jakarta.servlet.http.HttpServletRequest;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.console.LetterPage;
import org.broadsheet.console.PageSettings;
import org.broadsheet.console.SseHub;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.State;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.letter.Letters;
import org.broadsheet.letter.Preview;
import org.broadsheet.member.Format;
import org.broadsheet.member.Members;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One edition: its run, the receipt, the letter as it went out, and what an editor may do to the run. */
@Controller
@RequestMapping("/console/editions/{digest}/{edition}")
class EditionController {
    private final ShownEditions editions;
    private final Letters letters;
    private final DigestRuns runs;
    private final Members members;
    private final Audit audit;

    EditionController(ShownEditions editions, Letters letters, DigestRuns runs, Members members, Audit audit) {
        this.editions = editions;
        this.letters = letters;
        this.runs = runs;
        this.members = members;
        this.audit = audit;
    }

    @GetMapping
    String edition(@PathVariable String digest, @PathVariable("edition") String name, Model model) {
        editions.show(digest, name, model);
        return "web/console/edition/edition";
    }

    @GetMapping(path = "/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> progress(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam(defaultValue = "") String seen,
            @RequestAttribute PageSettings look,
            HttpServletRequest request) {
        return editions.open(editions.find(digest, name), SseHub.Client.of(request, look), seen);
    }

    /** As it was sent; before that, as it would be sent now. */
    @GetMapping("/letter")
    ResponseEntity<String> letter(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam(defaultValue = "full") Format format) {
        Edition edition = editions.find(digest, name);
        Preview letter = letters.sent(edition, format).orElseGet(() -> letters.preview(edition, format));
        return LetterPage.asSent(letter);
    }

    @PostMapping("/pause")
    String pause(@PathVariable String digest, @PathVariable("edition") String name) {
        Edition edition = editions.find(digest, name);
        runs.pause(edition);
        return done(edition, "pause");
    }

    @PostMapping("/resume")
    String resume(@PathVariable String digest, @PathVariable("edition") String name) {
        Edition edition = editions.find(digest, name);
        runs.resume(edition, Audit.who());
        return done(edition, edition.state() == State.HELD ? "approved" : "resume");
    }

    /** What cannot be undone says its number first, on a page of its own. */
    @GetMapping("/cancel")
    String asked(@PathVariable String digest, @PathVariable("edition") String name, Model model) {
        DeliveryStats tally = editions.show(digest, name, model).tally();
        model.addAttribute("served", tally == null ? 0 : tally.accepted());
        model.addAttribute(
                "unserved", tally == null ? members.mailableByDigest().getOrDefault(digest, 0L) : tally.open());
        return "web/console/edition/cancel";
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable String digest, @PathVariable("edition") String name) {
        Edition edition = editions.find(digest, name);
        runs.cancel(edition);
        return done(edition, "cancel");
    }

    private String done(Edition edition, String what) {
        audit.changed(Subject.edition(edition), what, "");
        return "redirect:" + ShownEditions.path(edition);
    }
}
