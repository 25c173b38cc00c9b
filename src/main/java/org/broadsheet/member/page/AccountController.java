package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
import org.broadsheet.member.page.Confirmation.Kind;
import org.broadsheet.member.page.Confirmation.Question;
import org.broadsheet.member.page.MailLimits.Origin;
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
    private final OptIns optIns;
    private final Confirmations letters;
    private final MailLimits limits;
    private final PageModel pages;

    AccountController(OptIns optIns, Confirmations letters, MailLimits limits, PageModel pages) {
        this.optIns = optIns;
        this.letters = letters;
        this.limits = limits;
        this.pages = pages;
    }

    /** Both mailboxes are asked; the answer does not tell whether the new address is somebody's already. */
    @PostMapping("/preferences/{token}/address")
    String move(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            HttpServletRequest request) {
        Member member = pages.member(token);
        Optional<Address> fresh = Address.find(email);
        if (fresh.isEmpty()) return back(token, member, "not-an-address", request);
        Optional<String> meant = fresh.get().hint();
        if (!sure && meant.isPresent()) return slip(token, member, email, meant.get(), model, request);
        if (fresh.get().key().equals(Address.parse(member.address()).key()))
            return back(token, member, "same-address", request);
        Origin origin = Origin.of(request);
        if (!limits.allows(origin) || !limits.allows(Address.parse(member.address())))
            return back(token, member, "too-many", request);
        optIns.askToMove(member, fresh.get(), origin, pages.language(request, member));
        return back(token, member, "asked", request);
    }

    /** Not by a redirect: an address stands in no link of ours. */
    private String slip(
            String token, Member member, String typed, String meant, Model model, HttpServletRequest request) {
        model.addAttribute("token", token);
        model.addAttribute("typed", typed);
        model.addAttribute("meant", meant);
        return pages.page("slip", model, pages.language(request, member));
    }

    @PostMapping("/preferences/{token}/name")
    String rename(
            @PathVariable String token, @RequestParam(defaultValue = "") String name, HttpServletRequest request) {
        return ask(token, Kind.NAME, Member.cleanName(name), request);
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
        Member member = pages.member(token);
        Address mailbox = Address.parse(member.address());
        Origin origin = Origin.of(request);
        if (!limits.allows(origin) || !limits.allows(mailbox)) return back(token, member, "too-many", request);
        Question question = Question.of(kind, member, mailbox);
        // The name is on the page behind the link, not in the mail: a mail of ours carries no words of a stranger.
        letters.ask(wanted == null ? question : question.wanting(wanted), origin, pages.language(request, member));
        return back(token, member, "mailed", request);
    }

    @GetMapping("/forgotten")
    String forgotten(Model model, HttpServletRequest request) {
        return pages.message("forgotten", model.asMap(), pages.language(request, null));
    }

    private String back(String token, Member member, String done, HttpServletRequest request) {
        return "redirect:/preferences/" + token + "?lang=" + pages.language(request, member) + "&done=" + done;
    }
}
