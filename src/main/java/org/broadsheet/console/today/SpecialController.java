package org.broadsheet.console.today;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
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

    private final Desks desks;
    private final Editions editions;
    private final Decisions decisions;
    private final Reckoning reckoning;
    private final FormKeys keys;
    private final Audit audit;

    SpecialController(
            Desks desks, Editions editions, Decisions decisions, Reckoning reckoning, FormKeys keys, Audit audit) {
        this.desks = desks;
        this.editions = editions;
        this.decisions = decisions;
        this.reckoning = reckoning;
        this.keys = keys;
        this.audit = audit;
    }

    /** A story to choose. */
    public record Offer(long item, String title) {}

    @GetMapping("/console/today/{digest}/special")
    String choose(@PathVariable("digest") String digest, Model model) {
        Desk desk = desks.open(digest, "coming");
        model.addAttribute("desk", desk);
        model.addAttribute("offers", offers(digest));
        model.addAttribute("already", reckoning.already(desks.now()));
        model.addAttribute("key", FormKeys.next());
        return "web/console/today/special";
    }

    @PostMapping("/console/today/{digest}/special")
    String make(
            @PathVariable("digest") String digest,
            @RequestParam("key") String key,
            @RequestParam(name = "item", required = false) @Nullable Set<Long> chosen) {
        Instant now = desks.now();
        // An empty field is bound to null.
        if (chosen != null) chosen.removeIf(Objects::isNull);
        desks.open(digest, "coming");
        if (chosen != null && !keys.use(key)) return "redirect:/console/today/" + digest;
        Optional<Edition> made = chosen == null || chosen.isEmpty()
                ? Optional.empty()
                : editions.composeSpecial(digest, now, chosen, Audit.who());
        made.ifPresent(edition -> audit.changed(
                Subject.edition(edition), "edition-special", edition.content().subject()));
        return made.map(edition -> "redirect:/console/today/" + digest + "?edition=" + edition.name())
                .orElse("redirect:/console/today/" + digest + "/special?none");
    }

    /** Nobody's silence sends it now. */
    @PostMapping("/console/today/{digest}/wait")
    String waits(@PathVariable("digest") String digest, @RequestParam("edition") String name) {
        Desk desk = desks.open(digest, name);
        boolean stopped = desk.edition().state() == State.HELD
                && decisions.waitForPerson(desk.edition().id());
        if (stopped) audit.changed(Subject.edition(desk.edition()), "edition-wait", "");
        return "redirect:" + desk.path() + "?edition=" + desk.key();
    }

    private List<Offer> offers(String digest) {
        var content = editions.preview(digest, desks.now()).content();
        var in = content.stories().map(s -> new Offer(s.item(), s.title()));
        var out = content.leftOut().stream().map(l -> new Offer(l.item(), l.title()));
        return java.util.stream.Stream.concat(in, out).limit(OFFERED).toList();
    }
}
