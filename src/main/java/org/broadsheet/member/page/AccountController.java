package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Forgetting;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberKeys;
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
    private static final int MOVES_AN_HOUR = 3;

    private final Members members;
    private final Forgetting forgetting;
    private final Confirmations confirmations;
    private final ConfirmationPost letters;
    private final Frame frame;

    AccountController(
            Members members,
            Forgetting forgetting,
            Confirmations confirmations,
            ConfirmationPost letters,
            Frame frame) {
        this.members = members;
        this.forgetting = forgetting;
        this.confirmations = confirmations;
        this.letters = letters;
        this.frame = frame;
    }

    /** Both mailboxes are asked; the answer does not tell whether the new address is somebody's already. */
    @PostMapping("/preferences/{token}/address")
    String move(@PathVariable String token, @RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        Member member = member(token);
        Optional<Address> fresh = SignUps.address(email);
        if (fresh.isEmpty()) return back(member, "not-an-address");
        Origin origin = Origin.of(request);
        Address old = Address.parse(member.address());
        if (old.key().equals(fresh.get().key())) return back(member, "same-address");
        if (confirmations.load(old, origin).address() >= MOVES_AN_HOUR
                || confirmations.load(fresh.get(), origin).address() >= MOVES_AN_HOUR) return back(member, "too-many");
        String pair = MemberKeys.newToken();
        String language = frame.language(request, member);
        ask(Confirmation.OLD_ADDRESS, member, old, fresh.get(), pair, origin, language);
        ask(Confirmation.NEW_ADDRESS, member, fresh.get(), fresh.get(), pair, origin, language);
        return back(member, "asked");
    }

    private void ask(
            String kind, Member member, Address to, Address wanted, String pair, Origin origin, String language) {
        String token = confirmations.ask(kind, member.id(), to, List.of(), pair, origin, null);
        letters.send(kind, member.id(), to, token, language, List.of(wanted.toString()));
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
