package org.broadsheet.console.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberCounts;
import org.broadsheet.member.Members;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The members as a whole, and the way to one of them. For administrators only, as the path says. */
@Controller
class MembersController {
    private static final int WEEKS = 53;

    private final Members members;
    private final MemberCounts growth;
    private final DigestSettings settings;
    private final Audit audit;
    private final Clock clock;

    MembersController(Members members, MemberCounts growth, DigestSettings settings, Audit audit, Clock clock) {
        this.members = members;
        this.growth = growth;
        this.settings = settings;
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
        model.addAttribute("weeks", growth.weeks(LocalDate.ofInstant(clock.instant(), zone), WEEKS, zone));
        return "web/console/desk/members";
    }

    /** How many a digest reaches. */
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

    /** By a form, so that no address stands in a log or a browser's history. */
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
