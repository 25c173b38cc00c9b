package org.broadsheet.console.edition;

import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.State;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.member.Members;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What may be done to a run. What cannot be taken back says its number first, on a page of its own. */
@Controller
@RequestMapping("/console/editions/{digest}/{edition}")
class RunController {
    private final NamedEditions editions;
    private final DigestRuns runs;
    private final Recipients recipients;
    private final Members members;
    private final Audit audit;

    RunController(NamedEditions editions, DigestRuns runs, Recipients recipients, Members members, Audit audit) {
        this.editions = editions;
        this.runs = runs;
        this.recipients = recipients;
        this.members = members;
        this.audit = audit;
    }

    @PostMapping("/pause")
    String pause(@PathVariable String digest, @PathVariable("edition") String name) {
        Edition edition = editions.get(digest, name);
        runs.pause(edition);
        return done(edition, "pause", "");
    }

    @PostMapping("/resume")
    String resume(@PathVariable String digest, @PathVariable("edition") String name) {
        Edition edition = editions.get(digest, name);
        runs.resume(edition, Audit.who());
        return done(edition, edition.state() == State.HELD ? "approved" : "resume", "");
    }

    @GetMapping("/cancel")
    String asked(@PathVariable String digest, @PathVariable("edition") String name, Model model) {
        Edition edition = editions.get(digest, name);
        DeliveryStats tally = recipients.stats(edition.id()).orElse(null);
        model.addAttribute("edition", edition);
        model.addAttribute("path", NamedEditions.path(edition));
        model.addAttribute("stand", Stand.of(edition, tally));
        model.addAttribute("served", tally == null ? 0 : tally.accepted());
        model.addAttribute(
                "unserved", tally == null ? members.mailableByDigest().getOrDefault(digest, 0L) : tally.open());
        return "web/console/edition/cancel";
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable String digest, @PathVariable("edition") String name) {
        Edition edition = editions.get(digest, name);
        runs.cancel(edition);
        return done(edition, "cancel", "");
    }

    @GetMapping("/retry")
    String askedAgain(
            @PathVariable String digest, @PathVariable("edition") String name, @RequestParam String of, Model model) {
        Edition edition = editions.get(digest, name);
        Lot lot = triable(of);
        model.addAttribute("edition", edition);
        model.addAttribute("path", NamedEditions.path(edition));
        model.addAttribute("of", lot.word());
        model.addAttribute(
                "number", recipients.stats(edition.id()).map(lot::count).orElse(0L));
        return "web/console/edition/retry";
    }

    @PostMapping("/retry")
    String retry(@PathVariable String digest, @PathVariable("edition") String name, @RequestParam String of) {
        Edition edition = editions.get(digest, name);
        int again = runs.retry(edition, triable(of).states());
        return done(edition, "tried-again", of + ": " + again);
    }

    private static Lot triable(String of) {
        return Lot.of(of).filter(Lot::triable).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String done(Edition edition, String what, String detail) {
        audit.changed(Subject.edition(edition), what, detail);
        return "redirect:" + NamedEditions.path(edition);
    }
}
