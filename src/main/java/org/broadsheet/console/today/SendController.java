package org.broadsheet.console.today;

import java.util.Optional;
import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.edition.ApprovalLinks;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.State;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Proofs;
import org.broadsheet.member.Format;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sending by hand: what it will do in numbers, asked once; whoever presses the button, there is one edition. */
@Controller
class SendController {
    private final Desks desks;
    private final Reckoning reckoning;
    private final Sending sending;
    private final Proofs proofs;
    private final ApprovalLinks links;

    SendController(Desks desks, Reckoning reckoning, Sending sending, Proofs proofs, ApprovalLinks links) {
        this.desks = desks;
        this.reckoning = reckoning;
        this.sending = sending;
        this.proofs = proofs;
        this.links = links;
    }

    @GetMapping("/console/today/{digest}/send")
    ModelAndView ask(
            @PathVariable("digest") String digest,
            @RequestParam(name = "edition", defaultValue = "") String name,
            @RequestParam(name = "link", defaultValue = "") String link) {
        Desk desk = desks.toSend(digest, name);
        return desk.open() ? page(desk, link, false, HttpStatus.OK) : new ModelAndView("redirect:" + watched(desk));
    }

    /** @param seen what the page of the numbers had shown: nothing else goes out */
    @PostMapping("/console/today/{digest}/send")
    ModelAndView send(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("seen") String seen,
            @RequestParam("key") String key,
            @RequestParam(name = "link", defaultValue = "") String link) {
        Desk desk = desks.toSend(digest, name);
        if (!desk.open()) return new ModelAndView("redirect:" + watched(desk));
        if (!desk.composed() && desk.today() != null) return today(desk);
        if (!seen.equals(desk.seen())) return page(desk, link, true, HttpStatus.CONFLICT);
        if (!link.isEmpty()
                && links.open(link).filter(l -> links.use(l, Audit.who())).isEmpty())
            return page(desk, "", true, HttpStatus.CONFLICT);
        return sending.go(desk, key)
                .map(edition -> new ModelAndView("redirect:/console/editions/" + digest + "/" + edition.name()))
                .orElseGet(() -> new ModelAndView("redirect:" + desk.path()));
    }

    private ModelAndView page(Desk desk, String link, boolean changed, HttpStatus status) {
        ModelAndView page = new ModelAndView("web/console/today/send", status);
        page.addObject("desk", desk);
        page.addObject("numbers", reckoning.of(desk, desks.now()));
        page.addObject("subject", LetterPage.subject(proofs, desk.edition()));
        page.addObject("key", FormKeys.next());
        page.addObject("link", link);
        page.addObject("changed", changed);
        letter(desk, page);
        return page;
    }

    private void letter(Desk desk, ModelAndView page) {
        try {
            var findings = Checks.of(desk.content(), proofs.proof(desk.edition(), Format.FULL));
            page.addObject("serious", findings.stream().filter(Finding::serious).toList());
        } catch (BrokenTemplate e) {
            page.addObject("fault", new TodayController.Fault(e.template(), e.line(), e.reason()));
        } catch (IllegalStateException e) {
            page.addObject("fault", new TodayController.Fault("", 0, String.valueOf(e.getMessage())));
        }
    }

    private static ModelAndView today(Desk desk) {
        return new ModelAndView("redirect:/console/editions/" + desk.digest() + "/" + desk.today());
    }

    private static String watched(Desk desk) {
        return "/console/editions/" + desk.digest() + "/" + desk.edition().name();
    }

    /** The act itself. */
    @org.springframework.stereotype.Component
    static class Sending {
        private final DigestRuns runs;
        private final FormKeys keys;
        private final Audit audit;
        private final Desks desks;

        Sending(DigestRuns runs, FormKeys keys, Audit audit, Desks desks) {
            this.runs = runs;
            this.keys = keys;
            this.audit = audit;
            this.desks = desks;
        }

        /** The edition that goes out, now or already; empty where there is nothing to send. */
        Optional<Edition> go(Desk desk, String key) {
            if (!keys.use(key)) return Optional.of(desk.edition()).filter(e -> desk.composed());
            Optional<Edition> edition =
                    desk.composed() ? Optional.of(desk.edition()) : runs.send(desk.digest(), desks.now());
            // The schedule may have been quicker and hold it for the very approval that this button is.
            edition.filter(e -> desk.composed() || e.state() == State.HELD).ifPresent(e -> runs.resume(e, Audit.who()));
            edition.ifPresent(e -> audit.changed(
                    Subject.edition(e), "edition-sent", e.content().subject()));
            return edition;
        }
    }
}
