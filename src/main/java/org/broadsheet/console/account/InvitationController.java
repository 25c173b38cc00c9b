package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The link in an invitation: a look changes nothing, the button sets the password, once. */
@Controller
class InvitationController {
    private final AccountLinks links;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final Audit audit;

    InvitationController(
            AccountLinks links, Accounts accounts, PasswordEncoder encoder, Sessions sessions, Audit audit) {
        this.links = links;
        this.accounts = accounts;
        this.encoder = encoder;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping("/console/invitation/{token}")
    String show(@PathVariable("token") String token, Model model, HttpServletResponse response) {
        return page(links.owner(token), token, "", model, response);
    }

    @PostMapping("/console/invitation/{token}")
    String accept(
            @PathVariable("token") String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            HttpServletResponse response) {
        Optional<String> owner = links.owner(token);
        Optional<String> fault = owner.flatMap(name -> PasswordRule.fault(password, repeated, name));
        if (fault.isPresent()) return page(owner, token, fault.get(), model, response);
        Optional<String> username = links.use(token);
        if (username.isEmpty()) return page(username, token, "", model, response);
        accounts.setPassword(username.get(), encoder.encode(password));
        sessions.end(username.get());
        audit.changed(username.get(), Subject.account(username.get()), "password", "by a link");
        return "redirect:/console/login?welcome";
    }

    private static String page(
            Optional<String> owner, String token, String fault, Model model, HttpServletResponse response) {
        if (owner.isEmpty()) response.setStatus(HttpServletResponse.SC_GONE);
        else if (!fault.isEmpty()) response.setStatus(422);
        model.addAttribute("username", owner.orElse(""));
        model.addAttribute("token", token);
        model.addAttribute("fault", fault);
        model.addAttribute("shortest", PasswordRule.SHORTEST);
        return "web/console/account/invitation";
    }
}
