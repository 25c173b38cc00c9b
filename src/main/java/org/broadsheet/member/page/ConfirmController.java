package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.broadsheet.member.DigestChoices;
import org.broadsheet.member.Member;
import org.broadsheet.member.Members;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A GET shows a button and changes nothing: preview robots follow every link in a mail. */
@Controller
class ConfirmController {
    private final Confirmations confirmations;
    private final Joining joining;
    private final Members members;
    private final DigestChoices digests;
    private final Frame frame;

    ConfirmController(
            Confirmations confirmations, Joining joining, Members members, DigestChoices digests, Frame frame) {
        this.confirmations = confirmations;
        this.joining = joining;
        this.members = members;
        this.digests = digests;
        this.frame = frame;
    }

    @GetMapping({"/confirm/{token}", "/confirm/{token}/"})
    String show(@PathVariable String token, Model model, HttpServletRequest request) {
        Confirmation asked = asked(token);
        Optional<Member> member = members.find(asked.member());
        model.addAttribute("token", token);
        model.addAttribute("kind", asked.kind());
        model.addAttribute("address", asked.address());
        model.addAttribute(
                "titles", asked.digests().stream().map(digests::title).toList());
        model.addAttribute("old", joining.tooOld(asked));
        return frame.page("confirm", model, frame.language(request, member.orElse(null)));
    }

    @PostMapping({"/confirm/{token}", "/confirm/{token}/"})
    String confirm(@PathVariable String token, Model model, HttpServletRequest request) {
        Confirmation asked = asked(token);
        Joining.Result result = joining.confirm(asked, Origin.of(request));
        Member member = members.find(asked.member()).orElseThrow(UnknownLink::new);
        model.addAttribute("result", result.name());
        model.addAttribute("preferences", "/preferences/" + member.token());
        return frame.page("confirmed", model, frame.language(request, member));
    }

    private Confirmation asked(String token) {
        return confirmations.find(token).orElseThrow(UnknownLink::new);
    }
}
