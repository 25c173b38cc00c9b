package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberData;
import org.broadsheet.member.Members;
import org.broadsheet.member.page.Confirmation.Kind;
import org.broadsheet.member.page.Confirmation.Result;
import org.broadsheet.member.page.ErrorPages.UnknownLink;
import org.broadsheet.member.page.MailLimits.Origin;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The links in mails that ask to confirm. A GET changes nothing: scanners follow every link in a mail. */
@Controller
class ConfirmController {
    private final Confirmations confirmations;
    private final Confirming confirming;
    private final Members members;
    private final MemberData data;
    private final DigestSettings digests;
    private final PageModel pages;

    ConfirmController(
            Confirmations confirmations,
            Confirming confirming,
            Members members,
            MemberData data,
            DigestSettings digests,
            PageModel pages) {
        this.confirmations = confirmations;
        this.confirming = confirming;
        this.members = members;
        this.data = data;
        this.digests = digests;
        this.pages = pages;
    }

    @GetMapping({"/confirm/{token}", "/confirm/{token}/"})
    String show(@PathVariable String token, Model model, HttpServletRequest request) {
        Confirmation asked = asked(token);
        Member member = members.find(asked.member()).orElseThrow(UnknownLink::new);
        String language = pages.language(request, member);
        // Pressed again, the button may still tell what came of it: a finished change of address is of an earlier
        // state.
        boolean stale = !Confirming.applies(asked, member) && !asked.done();
        if (stale || confirmations.tooOld(asked)) return result(stale ? Result.STALE : Result.TOO_OLD, model, language);
        model.addAttribute("token", token);
        model.addAttribute("kind", asked.kind().word());
        model.addAttribute("address", asked.address());
        model.addAttribute("wanted", asked.wanted());
        model.addAttribute(
                "titles", asked.digests().stream().map(digests::title).toList());
        return pages.page("confirm", model, language);
    }

    @PostMapping({"/confirm/{token}", "/confirm/{token}/"})
    String confirm(@PathVariable String token, Model model, HttpServletRequest request) {
        Confirmation asked = asked(token);
        Member before = members.find(asked.member()).orElseThrow(UnknownLink::new);
        Result result = confirming.confirm(asked, Origin.of(request));
        String language = pages.language(request, before);
        if (result == Result.ERASED) return pages.message("forgotten", model.asMap(), language);
        members.find(asked.member())
                .filter(member -> hasMailbox(asked, member))
                .ifPresent(member -> model.addAttribute("preferences", "/preferences/" + members.token(member)));
        return result(result, model, language);
    }

    /** All that is held of the member, as JSON; for as long as the link is valid. */
    @GetMapping("/confirm/{token}/data")
    ResponseEntity<String> data(@PathVariable String token) {
        Confirmation asked = asked(token);
        Member member = members.find(asked.member()).orElseThrow(UnknownLink::new);
        boolean valid = asked.kind() == Kind.DATA && Confirming.applies(asked, member) && !confirmations.tooOld(asked);
        if (!valid) throw new UnknownLink();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("my-data.json")
                                .build()
                                .toString())
                .body(data.json(member));
    }

    private String result(Result result, Model model, String language) {
        model.addAttribute("result", result.name());
        return pages.page("confirmed", model, language);
    }

    /** Whoever confirmed has the mailbox that the letters go to: only then may they see the key to the member's page. */
    private static boolean hasMailbox(Confirmation asked, Member member) {
        boolean moved = asked.kind() == Kind.NEW_ADDRESS && member.generation() == asked.generation() + 1;
        return asked.addressKey().equals(Address.parse(member.address()).key())
                && (Confirming.applies(asked, member) || moved);
    }

    private Confirmation asked(String token) {
        return confirmations.find(token).orElseThrow(UnknownLink::new);
    }
}
