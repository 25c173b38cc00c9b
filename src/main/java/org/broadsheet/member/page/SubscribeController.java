package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.broadsheet.mail.Address;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-up form's way in. */
@Controller
class SubscribeController {
    private final SignUps signUps;
    private final Frame frame;
    private final Clock clock;

    SubscribeController(SignUps signUps, Frame frame, Clock clock) {
        this.signUps = signUps;
        this.frame = frame;
        this.clock = clock;
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
        String language = frame.language(request, null);
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
        return frame.page("again", model, language);
    }

    @GetMapping("/subscribed")
    String subscribed(Model model, HttpServletRequest request) {
        return frame.page("subscribed", model, frame.language(request, null));
    }

    /** What the form says beside its button; kept with the consent. */
    private String wording(String language) {
        return language.equals("uk")
                ? "Надсилайте мені обрані листи (%s)".formatted(frame.newsroomName())
                : "Send me the chosen letters (%s)".formatted(frame.newsroomName());
    }

    private static String meant(SignUps.SignUp form) {
        return SignUps.address(form.email()).flatMap(Address::hint).orElse("");
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
