package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Forgetting;
import org.broadsheet.member.Member;
import org.broadsheet.member.Members;
import org.broadsheet.member.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The two great steps on a member's page: another address, and to be forgotten. */
@Controller
class AccountController {
    private final Members members;
    private final Forgetting forgetting;
    private final Moving moving;
    private final Frame frame;

    AccountController(Members members, Forgetting forgetting, Moving moving, Frame frame) {
        this.members = members;
        this.forgetting = forgetting;
        this.moving = moving;
        this.frame = frame;
    }

    /** Both mailboxes are asked; the answer does not tell whether the new address is somebody's already. */
    @PostMapping("/preferences/{token}/address")
    String move(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            HttpServletRequest request) {
        Member member = member(token);
        Optional<Address> fresh = SignUps.address(email);
        if (fresh.isEmpty()) return back(member, "not-an-address");
        Optional<String> meant = fresh.get().hint();
        if (!sure && meant.isPresent()) return slip(token, member, email, meant.get(), model, request);
        return back(member, moving.ask(member, fresh.get(), Origin.of(request), frame.language(request, member)));
    }

    /** Not by a redirect: an address stands in no link of ours. */
    private String slip(
            String token, Member member, String typed, String meant, Model model, HttpServletRequest request) {
        model.addAttribute("token", token);
        model.addAttribute("typed", typed);
        model.addAttribute("meant", meant);
        return frame.page("slip", model, frame.language(request, member));
    }

    @PostMapping("/preferences/{token}/forget")
    String forget(
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean sure,
            HttpServletRequest request) {
        Member member = member(token);
        if (!sure) return back(member, "not-sure");
        forgetting.forget(member.id());
        return "redirect:/forgotten?lang=" + frame.language(request, member);
    }

    @GetMapping("/forgotten")
    String forgotten(Model model, HttpServletRequest request) {
        return frame.page("forgotten", model, frame.language(request, null));
    }

    private static String back(Member member, String done) {
        return "redirect:/preferences/" + member.token() + "?done=" + done;
    }

    private Member member(String token) {
        return members.visitor(token).map(Visitor::member).orElseThrow(UnknownLink::new);
    }
}
