package org.broadsheet.console.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.bounce.Bounces;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberCounts;
import org.broadsheet.member.Members;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The members as a whole, the search for one, and unproved reports. For administrators only. */
@Controller
class MembersController {
    private static final int WEEKS = 53;
    private static final int SHOWN = 100;
    /** How long unproved reports are shown. */
    private static final Duration UNPROVED = Duration.ofDays(30);

    private final Members members;
    private final MemberCounts growth;
    private final DigestSettings settings;
    private final Bounces bounces;
    private final Audit audit;
    private final Clock clock;

    MembersController(
            Members members, MemberCounts growth, DigestSettings settings, Bounces bounces, Audit audit, Clock clock) {
        this.members = members;
        this.growth = growth;
        this.settings = settings;
        this.bounces = bounces;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/console/members")
    String members(Model model) {
        ZoneId zone = settings.newsroom().zone();
        Map<String, Long> counts = members.countByStatus().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        model.addAttribute("counts", counts);
        model.addAttribute("byDigest", byDigest());
        model.addAttribute(
                "unproved",
                bounces.unproved(since(), 1).stream()
                        .mapToLong(Bounces.Unproved::total)
                        .sum());
        model.addAttribute("weeks", growth.weeks(LocalDate.ofInstant(clock.instant(), zone), WEEKS, zone));
        return "web/console/desk/members";
    }

    private Instant since() {
        return clock.instant().minus(UNPROVED);
    }

    /**
     * A report by mail that nothing vouched for.
     *
     * @param what a kind of bounce
     * @param member its id; null where the address is no member's
     */
    public record Report(
            Instant at, String what, @Nullable Long member, String recipient, String rule, String evidence) {}

    /** Shows an attack, or a feedback loop that is missing in the settings. */
    @GetMapping("/console/members/unproved")
    String unproved(Model model) {
        audit.looked(Subject.members(), "unproved");
        List<Bounces.Unproved> found = bounces.unproved(since(), SHOWN);
        model.addAttribute(
                "reports", found.stream().map(MembersController::report).toList());
        model.addAttribute(
                "total",
                found.stream().mapToLong(Bounces.Unproved::total).findFirst().orElse(0));
        return "web/console/desk/unproved";
    }

    private static Report report(Bounces.Unproved claim) {
        String evidence = claim.event().evidence();
        return new Report(
                claim.event().at(),
                claim.event().kind(),
                claim.member(),
                TextCleaner.line(claim.recipient(), 200),
                TextCleaner.line(claim.event().rule(), 100),
                TextCleaner.line(evidence, 240));
    }

    public record Reach(String title, long members) {}

    private List<Reach> byDigest() {
        return members.mailableByDigest().entrySet().stream()
                .map(digest -> new Reach(title(digest.getKey()), digest.getValue()))
                .sorted(Comparator.comparing(Reach::title))
                .toList();
    }

    /** A digest that is no longer in the settings still has its name. */
    private String title(String name) {
        return settings.digests().containsKey(name) ? settings.title(name) : name;
    }

    /** By POST, so that no address is in a log or a browser's history. */
    @PostMapping("/console/members/search")
    String search(@RequestParam String address, Model model) {
        Optional<Member> found = members.findByAddress(address.strip());
        audit.looked(Subject.members(), found.isPresent() ? "searched" : "searched-nobody");
        if (found.isPresent())
            return "redirect:/console/members/" + found.get().id().value();
        model.addAttribute("asked", address);
        return members(model);
    }
}
