package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.broadsheet.console.Look;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.member.Network;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page for who has forgotten their password: one question, and one answer whatever the name. */
@Controller
class ForgottenController {
    private static final String VIEW = "web/console/account/forgotten";

    private final Forgotten forgotten;
    private final DigestSettings settings;

    ForgottenController(Forgotten forgotten, DigestSettings settings) {
        this.forgotten = forgotten;
        this.settings = settings;
    }

    @GetMapping("/console/login/forgotten")
    String show(@RequestParam(defaultValue = "") String asked, Model model) {
        return page(asked.isEmpty() ? "ask" : "asked", model);
    }

    @PostMapping("/console/login/forgotten")
    String ask(
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String language = Look.of(request, settings.newsroom()).language();
        if (forgotten.ask(name, Network.of(request.getRemoteAddr()), language))
            return "redirect:/console/login/forgotten?asked=1";
        response.setStatus(429);
        return page("slower", model);
    }

    private static String page(String at, Model model) {
        model.addAttribute("at", at);
        return VIEW;
    }
}
