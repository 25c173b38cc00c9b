package org.broadsheet.console.desk;

import org.broadsheet.console.Harmless;
import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
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

/** One member: what they chose, why they get mail or not, and what came of it. Whoever looks is in the audit log. */
@Controller
@RequestMapping("/console/members/{id:\\d{1,18}}")
class MemberController {
    private static final int LONGEST_REASON = 500;

    private final Members members;
    private final LifeStory story;
    private final Suppressions suppressions;
    private final Audit audit;

    MemberController(Members members, LifeStory story, Suppressions suppressions, Audit audit) {
        this.members = members;
        this.story = story;
        this.suppressions = suppressions;
        this.audit = audit;
    }

    @GetMapping
    String member(@PathVariable long id, Model model) {
        Member member = found(id);
        audit.looked(Subject.member(member.id()), "history");
        model.addAttribute("member", member);
        model.addAttribute("name", Harmless.text(member.name(), 200));
        model.addAttribute("address", Harmless.text(member.address(), 320));
        model.addAttribute("lines", story.of(member.id()));
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

    private interface Act {
        boolean with(MemberId member, String why);
    }

    private String change(long id, String reason, String what, RedirectAttributes after, Act act) {
        Member member = found(id);
        String why = Harmless.text(reason, LONGEST_REASON);
        if (why.isEmpty()) {
            after.addFlashAttribute("problem", "reason");
        } else {
            boolean changed = act.with(member.id(), why);
            if (changed) audit.changed(Subject.member(member.id()), what, why);
            after.addFlashAttribute("done", changed ? what : "nothing");
        }
        return "redirect:/console/members/" + id;
    }

    private Member found(long id) {
        return members.find(new MemberId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
