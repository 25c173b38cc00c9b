package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Members;
import org.broadsheet.member.Samples;
import org.broadsheet.member.page.MailLimits.Origin;
import org.broadsheet.newsroom.SiteSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The newsroom's own page: what there is to read, and the form to sign up. */
@Controller
class SignUpController {
    private final SignUps signUps;
    private final Members members;
    private final SiteSettings site;
    private final PageModel pages;
    private final Clock clock;
    private final ObjectProvider<Samples> samples;

    SignUpController(
            SignUps signUps,
            Members members,
            SiteSettings site,
            PageModel pages,
            Clock clock,
            ObjectProvider<Samples> samples) {
        this.signUps = signUps;
        this.members = members;
        this.site = site;
        this.pages = pages;
        this.clock = clock;
        this.samples = samples;
    }

    @GetMapping("/")
    String home(Model model, HttpServletRequest request) {
        long count = members.activeCount();
        model.addAttribute("community", count >= site.communityFrom() ? count : 0);
        model.addAttribute("shown", clock.millis());
        model.addAttribute(
                "samples",
                samples.stream().flatMap(known -> known.last().stream()).toList());
        return pages.page("home", model, pages.language(request, null));
    }

    /** The form for other sites, as a piece of HTML to copy. */
    @GetMapping("/embed")
    String embed(Model model, HttpServletRequest request) {
        model.addAttribute("action", site.link("/subscribe"));
        return pages.page("embed", model, pages.language(request, null));
    }

    @PostMapping("/subscribe")
    String subscribe(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(name = "digest", required = false) List<String> digests,
            @RequestParam(defaultValue = "") String website,
            @RequestParam(name = "shown", defaultValue = "") String shown,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String language = pages.language(request, null);
        SignUps.SignUp form =
                new SignUps.SignUp(email, digests == null ? List.of() : digests, website, millis(shown), sure);
        Origin origin = Origin.of(request);
        SignUps.Answer answer = signUps.take(form, origin, language, wording(language));
        if (answer == SignUps.Answer.LOOK) return "redirect:/subscribed?lang=" + language;
        response.setStatus(status(answer).value());
        model.addAttribute("answer", answer.name());
        model.addAttribute("form", form);
        model.addAttribute("meant", meant(form));
        model.addAttribute("page", origin.page());
        model.addAttribute("shown", clock.millis());
        return pages.page("again", model, language);
    }

    @GetMapping("/subscribed")
    String subscribed(Model model, HttpServletRequest request) {
        return pages.page("subscribed", model, pages.language(request, null));
    }

    /** What the form says beside its button; kept with the consent. */
    private String wording(String language) {
        return language.equals("uk")
                ? "Надсилайте мені обрані листи (%s)".formatted(pages.newsroomName())
                : "Send me the chosen letters (%s)".formatted(pages.newsroomName());
    }

    private static String meant(SignUps.SignUp form) {
        return Address.find(form.email()).flatMap(Address::hint).orElse("");
    }

    private static long millis(String shown) {
        return shown.matches("\\d{1,15}") ? Long.parseLong(shown) : 0;
    }

    private static HttpStatus status(SignUps.Answer answer) {
        return switch (answer) {
            case LOOK, SLIP, ONCE_MORE -> HttpStatus.OK;
            case NOT_AN_ADDRESS, NO_DIGEST -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }
}
