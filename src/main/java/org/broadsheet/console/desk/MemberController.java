package org.broadsheet.console.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.broadsheet.bounce.BounceEvent;
import org.broadsheet.bounce.Bounces;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.delivery.Recipients.Delivery;
import org.broadsheet.delivery.Recipients.PastDelivery;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberData;
import org.broadsheet.member.MemberData.MemberEvent;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One member: what they chose, why they get mail or not, and what happened: consent, suppressions, letters and bounces in
 * one order. Each view is an entry of the audit log.
 */
@Controller
@RequestMapping("/console/members/{id:\\d{1,18}}")
class MemberController {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_LINES = 60;
    private static final int LONGEST_LINE = 240;

    private final Members members;
    private final MemberData data;
    private final Recipients recipients;
    private final Bounces bounces;
    private final Suppressions suppressions;
    private final Audit audit;

    MemberController(
            Members members,
            MemberData data,
            Recipients recipients,
            Bounces bounces,
            Suppressions suppressions,
            Audit audit) {
        this.members = members;
        this.data = data;
        this.recipients = recipients;
        this.bounces = bounces;
        this.suppressions = suppressions;
        this.audit = audit;
    }

    @GetMapping
    String member(@PathVariable long id, Model model) {
        Member member = found(id);
        audit.looked(Subject.member(member.id()), "history");
        model.addAttribute("member", member);
        model.addAttribute("name", TextCleaner.line(member.name(), 200));
        model.addAttribute("address", TextCleaner.line(member.address(), 320));
        model.addAttribute("lines", timeline(member.id()));
        model.addAttribute("standing", suppressions.standing(member.id()));
        return "web/console/desk/member";
    }

    @PostMapping("/suppress")
    String suppress(@PathVariable long id, @RequestParam String reason, RedirectAttributes after) {
        return change(
                id,
                reason,
                "suppressed",
                after,
                (member, why) -> suppressions.suppress(member, Reason.OPERATOR, "by hand", why));
    }

    @PostMapping("/lift")
    String lift(@PathVariable long id, @RequestParam String reason, RedirectAttributes after) {
        return change(id, reason, "lifted", after, suppressions::lift);
    }

    private String change(
            long id, String reason, String what, RedirectAttributes after, BiPredicate<MemberId, String> act) {
        Member member = found(id);
        String why = TextCleaner.line(reason, LONGEST_REASON);
        if (why.isEmpty()) {
            after.addFlashAttribute("problem", "reason");
        } else {
            boolean changed = act.test(member.id(), why);
            if (changed) audit.changed(Subject.member(member.id()), what, why);
            after.addFlashAttribute("done", changed ? what : "nothing");
        }
        return "redirect:/console/members/" + id;
    }

    private Member found(long id) {
        return members.find(new MemberId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * One line of the timeline.
     *
     * @param kind {@code asked, given, withdrawn, suppressed, lifted, delivery} or {@code bounce}
     * @param what a word of its kind: a delivery's state, a bounce's kind
     * @param path of the edition it is about; empty where it is about none
     * @param reason the rule, or the way consent came
     * @param effect what followed from a bounce: a {@code Consequence}, or {@code unproved}; empty for all else
     * @param evidence the words it rests on
     */
    public record Line(
            Instant at, String kind, String what, String path, String reason, String effect, String evidence) {}

    private List<Line> timeline(MemberId member) {
        List<Line> lines = new ArrayList<>();
        data.history(member, MOST_LINES).forEach(happening -> lines.add(line(happening)));
        recipients.of(member, MOST_LINES).forEach(delivery -> lines.add(line(delivery)));
        bounces.of(member, MOST_LINES).forEach(bounce -> lines.add(line(bounce)));
        return lines.stream()
                .sorted(Comparator.comparing(Line::at).reversed())
                .limit(MOST_LINES)
                .toList();
    }

    private static Line line(MemberEvent happening) {
        String digest = happening.digest() == null ? "" : happening.digest();
        return new Line(
                happening.at(), happening.kind(), digest, "", shown(happening.how()), "", shown(happening.evidence()));
    }

    private static Line line(PastDelivery past) {
        Delivery delivery = past.delivery();
        String state = delivery.state().name().toLowerCase(Locale.ROOT);
        String path = past.digest() + "/" + past.edition();
        return new Line(delivery.at(), "delivery", state, path, "", "", shown(delivery.reply()));
    }

    private static Line line(BounceEvent bounce) {
        String effect = bounce.proved() ? bounce.consequence().name().toLowerCase(Locale.ROOT) : "unproved";
        String status = bounce.status() == null ? "" : bounce.status() + " ";
        String evidence = bounce.evidence() == null ? "" : bounce.evidence();
        return new Line(
                bounce.at(), "bounce", bounce.kind(), "", shown(bounce.rule()), effect, shown(status + evidence));
    }

    private static String shown(@Nullable String words) {
        return TextCleaner.line(words, LONGEST_LINE);
    }
}
