package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The login page, with all ways in that the settings open. */
@Controller
class LoginController {
    private final Passkeys passkeys;
    private final NewsroomLogin newsroom;
    private final Logins logins;
    private final ReturnPath returnPath;

    LoginController(Passkeys passkeys, NewsroomLogin newsroom, Logins logins, ReturnPath returnPath) {
        this.passkeys = passkeys;
        this.newsroom = newsroom;
        this.logins = logins;
        this.returnPath = returnPath;
    }

    /** @param who somebody who is logged in and proves once more that it is them */
    @GetMapping("/console/login")
    String login(@Nullable Principal who, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (who != null && request.getParameter("prove") != null && returnPath.path(request) == null)
            returnPath.save(response, "/console/account");
        model.addAttribute("known", who == null ? "" : who.getName());
        return page(who != null && logins.hasOwnProof(who.getName()), false, model);
    }

    /** What the throttle shows, with its own status. */
    @RequestMapping("/console/login/slower")
    String slower(Model model) {
        model.addAttribute("known", "");
        return page(false, true, model);
    }

    /** What the browser shows on its way to the provider's own logout. */
    @RequestMapping("/console/login/left")
    String left(
            @RequestAttribute(name = ProviderLogout.THERE, required = false) @Nullable String provider, Model model) {
        model.addAttribute("known", "");
        model.addAttribute("providerLogout", provider == null ? "" : provider);
        return page(false, false, model);
    }

    /** Where a login by script goes on. */
    @GetMapping("/console/login/next")
    String next(HttpServletRequest request, HttpServletResponse response) {
        String path = returnPath.path(request);
        returnPath.removeRequest(request, response);
        return "redirect:" + (path == null ? "/console" : path);
    }

    private String page(boolean hasOwnProof, boolean slower, Model model) {
        model.addAttribute("slower", slower);
        model.addAttribute("passkeys", passkeys.areOpen());
        model.addAttribute("providers", hasOwnProof ? Map.of() : newsroom.names());
        return "web/console/account/login";
    }
}
