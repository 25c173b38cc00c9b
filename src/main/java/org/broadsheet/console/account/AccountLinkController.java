package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.broadsheet.console.account.AccountLinks.EmailChange;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The links in mails about accounts: a look changes nothing, the button sets a password or confirms an address, once. */
@Controller
class AccountLinkController {
    private final AccountLinks links;
    private final Passwords passwords;
    private final EmailChanges emails;

    AccountLinkController(AccountLinks links, Passwords passwords, EmailChanges emails) {
        this.links = links;
        this.passwords = passwords;
        this.emails = emails;
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
        String fault = passwords.reset(token, password, repeated).orElse("");
        if (fault.isEmpty()) return "redirect:/console/login?welcome";
        return page(fault.equals("gone") ? Optional.empty() : owner, token, fault, model, response);
    }

    private static String page(
            Optional<String> owner, String token, String fault, Model model, HttpServletResponse response) {
        if (owner.isEmpty()) response.setStatus(HttpServletResponse.SC_GONE);
        else if (!fault.isEmpty()) response.setStatus(422);
        model.addAttribute("username", owner.orElse(""));
        model.addAttribute("token", token);
        model.addAttribute("fault", fault);
        model.addAttribute("shortest", SecretRule.SHORTEST);
        return "web/console/account/invitation";
    }

    @GetMapping("/console/email/{token}")
    String showEmail(@PathVariable("token") String token, Model model, HttpServletResponse response) {
        return emailPage(emails.waiting(token), token, false, model, response);
    }

    @PostMapping("/console/email/{token}")
    String confirmEmail(@PathVariable("token") String token, Model model, HttpServletResponse response) {
        return emailPage(emails.confirm(token), token, true, model, response);
    }

    private static String emailPage(
            Optional<EmailChange> change, String token, boolean done, Model model, HttpServletResponse response) {
        if (change.isEmpty()) response.setStatus(HttpServletResponse.SC_GONE);
        model.addAttribute("username", change.map(EmailChange::username).orElse(""));
        model.addAttribute("email", change.map(EmailChange::email).orElse(""));
        model.addAttribute("token", token);
        model.addAttribute("done", done);
        return "web/console/account/email";
    }
}
