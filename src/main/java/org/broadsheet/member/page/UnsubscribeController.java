package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.member.Leaving;
import org.broadsheet.member.Member;
import org.broadsheet.member.Members.Visitor;
import org.broadsheet.member.Status;
import org.broadsheet.member.page.MailLimits.Origin;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Leaving: by one click of a mailbox program (RFC 8058), or by the page's button. Nothing here redirects, asks for a
 * cookie, or is changed by anything but a POST that says what it wants.
 */
@Controller
class UnsubscribeController {
    private final Leaving leaving;
    private final OptIns optIns;
    private final DigestSettings digests;
    private final PageModel pages;

    UnsubscribeController(Leaving leaving, OptIns optIns, DigestSettings digests, PageModel pages) {
        this.leaving = leaving;
        this.optIns = optIns;
        this.digests = digests;
        this.pages = pages;
    }

    @GetMapping({"/unsubscribe/{token}", "/unsubscribe/{token}/"})
    String show(@PathVariable String token, Model model, HttpServletRequest request) {
        Visitor visitor = pages.anyVisitor(token);
        return visitor.moved()
                ? moved(token, visitor, model, request)
                : page("unsubscribe", token, visitor, model, request);
    }

    @PostMapping({"/unsubscribe/{token}", "/unsubscribe/{token}/"})
    String leave(
            @PathVariable String token,
            @RequestParam(name = "List-Unsubscribe", defaultValue = "") String oneClick,
            @RequestParam(name = "leave", defaultValue = "") String what,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Visitor visitor = pages.anyVisitor(token);
        if (oneClick.strip().equalsIgnoreCase("One-Click")) leaving.leave(visitor, "one-click");
        else if (what.equals("this")) leaving.leave(visitor, "page");
        else if (what.equals("all")) leaving.leaveAll(visitor, "page");
        else return notSaid(token, visitor, model, request, response);
        if (visitor.moved()) return moved(token, pages.anyVisitor(token), model.addAttribute("left", true), request);
        // What is left is known without asking the database again: providers post thousands of these at once.
        return page("goodbye", token, visitor, what.equals("all") ? List.of() : others(visitor), model, request);
    }

    /** A POST that does not say what it wants changes nothing: robots POST too. */
    private String notSaid(
            String token, Visitor visitor, Model model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        if (visitor.moved()) return moved(token, visitor, model, request);
        return page("unsubscribe", token, visitor, model, request);
    }

    /** Tells nothing of the member: the mailbox that this link went to is not theirs any more. */
    private String moved(String token, Visitor visitor, Model model, HttpServletRequest request) {
        String digest = visitor.digest();
        model.addAttribute("token", token);
        model.addAttribute("digest", digest == null ? "" : digests.title(digest));
        return pages.page("moved", model, pages.language(request, null));
    }

    /** The link alone ends no bounce and no complaint: that takes the mailbox, which is asked. */
    @PostMapping("/unsubscribe/{token}/undo")
    String undo(@PathVariable String token, Model model, HttpServletRequest request) {
        Visitor visitor = pages.visitor(token);
        Member member = visitor.member();
        boolean stopped = member.status() == Status.BOUNCED || member.status() == Status.COMPLAINED;
        if (stopped) optIns.askAgain(member, wanted(visitor), Origin.of(request), pages.language(request, member));
        else leaving.comeBack(visitor, "undo");
        model.addAttribute("asked", stopped);
        return page("welcome-back", token, pages.visitor(token), model, request);
    }

    private static List<String> wanted(Visitor visitor) {
        return Stream.concat(Stream.ofNullable(visitor.digest()), visitor.member().digests().stream())
                .distinct()
                .toList();
    }

    @PostMapping("/unsubscribe/{token}/why")
    String why(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletRequest request) {
        Visitor visitor = pages.visitor(token);
        String reason = (why + ' ' + words).strip();
        if (!reason.isEmpty()) leaving.because(visitor, reason);
        model.addAttribute("thanked", true);
        return page("goodbye", token, visitor, model, request);
    }

    private String page(String view, String token, Visitor visitor, Model model, HttpServletRequest request) {
        return page(view, token, visitor, visitor.member().digests(), model, request);
    }

    /** @param chosen what comes, from now on */
    private String page(
            String view, String token, Visitor visitor, List<String> chosen, Model model, HttpServletRequest request) {
        String digest = visitor.digest();
        model.addAttribute("token", token);
        model.addAttribute("digest", digest == null ? "" : digests.title(digest));
        model.addAttribute(
                "others",
                chosen.stream()
                        .filter(name -> !name.equals(digest))
                        .map(digests::title)
                        .toList());
        model.addAttribute("gone", digest != null && !chosen.contains(digest));
        model.addAttribute("left", chosen.isEmpty() || visitor.member().status().stopsMail());
        return pages.page(view, model, pages.language(request, visitor.member()));
    }

    private static List<String> others(Visitor visitor) {
        return visitor.digest() == null
                ? List.of()
                : visitor.member().digests().stream()
                        .filter(name -> !name.equals(visitor.digest()))
                        .toList();
    }
}
