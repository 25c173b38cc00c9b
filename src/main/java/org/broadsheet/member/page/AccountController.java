package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
import org.broadsheet.member.Names;
import org.broadsheet.member.page.Confirmation.Kind;
import org.broadsheet.member.page.Confirmations.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the link in a letter may only ask for, because a letter is easily forwarded: another address or name, all that is
 * held of the member, and to be erased. The member's mailbox gets a link for it that is valid for an hour.
 */
@Controller
class AccountController {
    private final LetterLinks links;
    private final Moving moving;
    private final ConfirmationPost letters;
    private final MailLimits limits;
    private final Frame frame;

    AccountController(LetterLinks links, Moving moving, ConfirmationPost letters, MailLimits limits, Frame frame) {
        this.links = links;
        this.moving = moving;
        this.letters = letters;
        this.limits = limits;
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
        Member member = links.member(token);
        Optional<Address> fresh = SignUps.address(email);
        if (fresh.isEmpty()) return back(token, "not-an-address");
        Optional<String> meant = fresh.get().hint();
        if (!sure && meant.isPresent()) return slip(token, member, email, meant.get(), model, request);
        if (fresh.get().key().equals(Address.parse(member.address()).key())) return back(token, "same-address");
        Origin origin = Origin.of(request);
        if (!limits.allows(origin) || !limits.allows(Address.parse(member.address()))) return back(token, "too-many");
        moving.ask(member, fresh.get(), origin, frame.language(request, member));
        return back(token, "asked");
    }

    /** Not by a redirect: an address stands in no link of ours. */
    private String slip(
            String token, Member member, String typed, String meant, Model model, HttpServletRequest request) {
        model.addAttribute("token", token);
        model.addAttribute("typed", typed);
        model.addAttribute("meant", meant);
        return frame.page("slip", model, frame.language(request, member));
    }

    @PostMapping("/preferences/{token}/name")
    String rename(
            @PathVariable String token, @RequestParam(defaultValue = "") String name, HttpServletRequest request) {
        return ask(token, Kind.NAME, Names.clean(name), request);
    }

    @PostMapping("/preferences/{token}/data")
    String data(@PathVariable String token, HttpServletRequest request) {
        return ask(token, Kind.DATA, null, request);
    }

    @PostMapping("/preferences/{token}/forget")
    String forget(@PathVariable String token, HttpServletRequest request) {
        return ask(token, Kind.ERASE, null, request);
    }

    private String ask(String token, Kind kind, @Nullable String wanted, HttpServletRequest request) {
        Member member = links.member(token);
        Address mailbox = Address.parse(member.address());
        Origin origin = Origin.of(request);
        if (!limits.allows(origin) || !limits.allows(mailbox)) return back(token, "too-many");
        Question question = Question.of(kind, member, mailbox);
        letters.ask(
                wanted == null ? question : question.wanting(wanted),
                wanted == null || wanted.isEmpty() ? List.of() : List.of(wanted),
                origin,
                frame.language(request, member));
        return back(token, "mailed");
    }

    @GetMapping("/forgotten")
    String forgotten(Model model, HttpServletRequest request) {
        return frame.page("forgotten", model, frame.language(request, null));
    }

    private static String back(String token, String done) {
        return "redirect:/preferences/" + token + "?done=" + done;
    }
}
