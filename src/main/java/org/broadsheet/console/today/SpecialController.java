package org.broadsheet.console.today;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.console.RequestKeys;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A special edition beside the schedule, of chosen stories; and the countdown of one that is held. */
@Controller
class SpecialController {
    private static final int OFFERED = 60;

    private final DraftEditions drafts;
    private final Editions editions;
    private final Decisions decisions;
    private final SendEstimates estimates;
    private final RequestKeys keys;
    private final Audit audit;

    SpecialController(
            DraftEditions drafts,
            Editions editions,
            Decisions decisions,
            SendEstimates estimates,
            RequestKeys keys,
            Audit audit) {
        this.drafts = drafts;
        this.editions = editions;
        this.decisions = decisions;
        this.estimates = estimates;
        this.keys = keys;
        this.audit = audit;
    }

    public record Offer(long item, String title) {}

    @GetMapping("/console/today/{digest}/special")
    String choose(@PathVariable("digest") String digest, Model model) {
        DraftEdition draft = drafts.open(digest, "coming");
        model.addAttribute("desk", draft);
        model.addAttribute("offers", offers(digest));
        model.addAttribute("already", estimates.already(drafts.now()));
        model.addAttribute("key", Tokens.secret());
        return "web/console/today/special";
    }

    @PostMapping("/console/today/{digest}/special")
    String make(
            @PathVariable("digest") String digest,
            @RequestParam("key") String key,
            @RequestParam(name = "item", required = false) @Nullable Set<Long> chosen) {
        Instant now = drafts.now();
        // An empty field is bound to null.
        if (chosen != null) chosen.removeIf(Objects::isNull);
        drafts.open(digest, "coming");
        if (chosen != null && !keys.use(key)) return "redirect:/console/today/" + digest;
        Optional<Edition> made = chosen == null || chosen.isEmpty()
                ? Optional.empty()
                : editions.composeSpecial(digest, now, chosen, Audit.who());
        made.ifPresent(edition -> audit.changed(
                Subject.edition(edition), "edition-special", edition.content().subject()));
        return made.map(edition -> "redirect:/console/today/" + digest + "?edition=" + edition.name())
                .orElse("redirect:/console/today/" + digest + "/special?none");
    }

    /** Ends the countdown: the edition is sent by a person only. */
    @PostMapping("/console/today/{digest}/wait")
    String waits(@PathVariable("digest") String digest, @RequestParam("edition") String name) {
        DraftEdition draft = drafts.open(digest, name);
        boolean stopped = draft.edition().state() == State.HELD
                && decisions.waitForPerson(draft.edition().id());
        if (stopped) audit.changed(Subject.edition(draft.edition()), "edition-wait", "");
        return "redirect:" + draft.path() + "?edition=" + draft.key();
    }

    private List<Offer> offers(String digest) {
        var content = editions.preview(digest, drafts.now()).content();
        var in = content.stories().map(s -> new Offer(s.item(), s.title()));
        var out = content.leftOut().stream().map(l -> new Offer(l.item(), l.title()));
        return java.util.stream.Stream.concat(in, out).limit(OFFERED).toList();
    }
}
