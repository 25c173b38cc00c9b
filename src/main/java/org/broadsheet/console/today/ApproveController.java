package org.broadsheet.console.today;

import java.util.Locale;
import org.broadsheet.console.LetterPage;
import org.broadsheet.console.Times;
import org.broadsheet.edition.ApprovalLink;
import org.broadsheet.edition.ApprovalLinks;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Proofs;
import org.broadsheet.member.Format;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page behind the link in a mail to editors: reading needs no login, sending does. */
@Controller
class ApproveController {
    private final ApprovalLinks links;
    private final Editions editions;
    private final DraftEditions drafts;
    private final Proofs proofs;
    private final DigestSettings settings;

    ApproveController(
            ApprovalLinks links, Editions editions, DraftEditions drafts, Proofs proofs, DigestSettings settings) {
        this.links = links;
        this.editions = editions;
        this.drafts = drafts;
        this.proofs = proofs;
        this.settings = settings;
    }

    @GetMapping("/approve/{token}")
    ModelAndView look(@PathVariable("token") String token) {
        ModelAndView page = new ModelAndView("web/console/today/approve");
        page.addObject("language", drafts.language());
        page.addObject("token", token);
        var link = links.open(token);
        if (link.isEmpty()) {
            page.setStatus(HttpStatus.NOT_FOUND);
            return page;
        }
        show(page, link.get());
        return page;
    }

    private void show(ModelAndView page, ApprovalLink link) {
        Edition edition = editions.get(link.edition());
        DraftEdition draft = drafts.of(edition);
        var silence = draft.silence();
        page.addObject("desk", draft);
        page.addObject("link", link);
        page.addObject("subject", LetterPage.subject(proofs, edition));
        Times times =
                new Times(settings.zone(edition.digest()), Locale.forLanguageTag(drafts.language()), drafts.now());
        page.addObject("day", times.day(edition.day()));
        page.addObject("zone", settings.zone(edition.digest()).getId());
        if (silence == null) return;
        page.addObject(
                "silence", silence.atZone(settings.zone(edition.digest())).toLocalDateTime());
        page.addObject(
                "minutes",
                Math.max(0, java.time.Duration.between(drafts.now(), silence).toMinutes()));
    }

    @GetMapping("/approve/{token}/letter")
    ResponseEntity<String> letter(@PathVariable("token") String token) {
        ApprovalLink link = links.open(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            var proof = proofs.proof(editions.get(link.edition()), Format.FULL);
            return LetterPage.of(proof.preview(), false, true);
        } catch (BrokenTemplate e) {
            return LetterPage.words(String.valueOf(e.getMessage()));
        }
    }

    /** Needs a login; continues on the page for sending. */
    @GetMapping("/console/approve/{token}")
    String send(@PathVariable("token") String token) {
        ApprovalLink link = links.open(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Edition edition = editions.get(link.edition());
        String known = link.usedBy() == null ? "&link=" + token : "";
        return "redirect:/console/today/" + edition.digest() + "/send?edition=" + edition.name() + known;
    }
}
