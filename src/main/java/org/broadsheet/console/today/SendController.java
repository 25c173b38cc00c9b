package org.broadsheet.console.today;

import java.util.Optional;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.console.LetterPage;
import org.broadsheet.console.RequestKeys;
import org.broadsheet.edition.ApprovalLinks;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.State;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Proofs;
import org.broadsheet.member.Format;
import org.broadsheet.platform.Tokens;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sending by hand: shows the numbers, asks once, and makes one edition however often the button is pressed. */
@Controller
class SendController {
    private final DraftEditions drafts;
    private final SendEstimates estimates;
    private final Sending sending;
    private final Proofs proofs;
    private final ApprovalLinks links;

    SendController(DraftEditions drafts, SendEstimates estimates, Sending sending, Proofs proofs, ApprovalLinks links) {
        this.drafts = drafts;
        this.estimates = estimates;
        this.sending = sending;
        this.proofs = proofs;
        this.links = links;
    }

    @GetMapping("/console/today/{digest}/send")
    ModelAndView ask(
            @PathVariable("digest") String digest,
            @RequestParam(name = "edition", defaultValue = "") String name,
            @RequestParam(name = "link", defaultValue = "") String link) {
        DraftEdition draft = drafts.toSend(digest, name);
        return draft.open() ? page(draft, link, false, HttpStatus.OK) : new ModelAndView("redirect:" + watched(draft));
    }

    /** @param seen the hash of what the page showed: nothing else is sent */
    @PostMapping("/console/today/{digest}/send")
    ModelAndView send(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("seen") String seen,
            @RequestParam("key") String key,
            @RequestParam(name = "link", defaultValue = "") String link) {
        DraftEdition draft = drafts.toSend(digest, name);
        if (!draft.open()) return new ModelAndView("redirect:" + watched(draft));
        if (!draft.composed() && draft.today() != null) return today(draft);
        if (!seen.equals(draft.seen())) return page(draft, link, true, HttpStatus.CONFLICT);
        if (!link.isEmpty()
                && links.open(link).filter(l -> links.use(l, Audit.who())).isEmpty())
            return page(draft, "", true, HttpStatus.CONFLICT);
        return sending.go(draft, key)
                .map(edition -> new ModelAndView("redirect:/console/editions/" + digest + "/" + edition.name()))
                .orElseGet(() -> new ModelAndView("redirect:" + draft.path()));
    }

    private ModelAndView page(DraftEdition draft, String link, boolean changed, HttpStatus status) {
        ModelAndView page = new ModelAndView("web/console/today/send", status);
        page.addObject("desk", draft);
        page.addObject("numbers", estimates.of(draft, drafts.now()));
        page.addObject("subject", LetterPage.subject(proofs, draft.edition()));
        page.addObject("key", Tokens.secret());
        page.addObject("link", link);
        page.addObject("changed", changed);
        letter(draft, page);
        return page;
    }

    private void letter(DraftEdition draft, ModelAndView page) {
        try {
            var findings = LetterChecks.of(draft.content(), proofs.proof(draft.edition(), Format.FULL));
            page.addObject(
                    "serious",
                    findings.stream().filter(LetterChecks.Finding::serious).toList());
        } catch (BrokenTemplate e) {
            page.addObject("fault", new TodayController.Fault(e.template(), e.line(), e.reason()));
        } catch (IllegalStateException e) {
            page.addObject("fault", new TodayController.Fault("", 0, String.valueOf(e.getMessage())));
        }
    }

    private static ModelAndView today(DraftEdition draft) {
        return new ModelAndView("redirect:/console/editions/" + draft.digest() + "/" + draft.today());
    }

    private static String watched(DraftEdition draft) {
        return "/console/editions/" + draft.digest() + "/" + draft.edition().name();
    }

    @org.springframework.stereotype.Component
    static class Sending {
        private final DigestRuns runs;
        private final RequestKeys keys;
        private final Audit audit;
        private final DraftEditions drafts;

        Sending(DigestRuns runs, RequestKeys keys, Audit audit, DraftEditions drafts) {
            this.runs = runs;
            this.keys = keys;
            this.audit = audit;
            this.drafts = drafts;
        }

        /** The edition that is being sent, or was before; empty where there is nothing to send. */
        Optional<Edition> go(DraftEdition draft, String key) {
            if (!keys.use(key)) return Optional.of(draft.edition()).filter(e -> draft.composed());
            Optional<Edition> edition =
                    draft.composed() ? Optional.of(draft.edition()) : runs.send(draft.digest(), drafts.now());
            // The schedule may have composed it meanwhile and hold it for approval; this is the approval.
            edition.filter(e -> draft.composed() || e.state() == State.HELD)
                    .ifPresent(e -> runs.resume(e, Audit.who()));
            edition.ifPresent(e -> audit.changed(
                    Subject.edition(e), "edition-sent", e.content().subject()));
            return edition;
        }
    }
}
