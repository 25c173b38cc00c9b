package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.broadsheet.console.PageSettings;
import org.broadsheet.console.account.AccountChanges.Act;
import org.broadsheet.console.account.AccountLinks.EmailChange;
import org.broadsheet.console.account.Accounts.Account;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * One's own account: the page, the password, the passkeys, logging out everywhere, and the links that come by mail. To open
 * a link changes nothing; its button works once.
 */
@Controller
class OwnAccountController {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final Logins logins;
    private final AccountChanges changes;
    private final AccountLinks links;

    OwnAccountController(
            Accounts accounts,
            Passwords passwords,
            Passkeys passkeys,
            Logins logins,
            AccountChanges changes,
            AccountLinks links) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.logins = logins;
        this.changes = changes;
        this.links = links;
    }

    @GetMapping("/console/account")
    String show(@RequestParam(defaultValue = "") String done, HttpServletRequest request, Model model) {
        return page("", done, request, model);
    }

    @PostMapping("/console/account/password")
    String password(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String fault = passwords
                .change(found(request.getUserPrincipal()), current, password, repeated, request)
                .orElse("");
        if (fault.isEmpty()) return "redirect:/console/account?done=password";
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(fault, "", request, model);
    }

    @PostMapping("/console/account/email")
    String askForEmail(
            @RequestParam(defaultValue = "") String email, Principal who, @RequestAttribute PageSettings look) {
        return "redirect:/console/account?done=" + links.askForEmail(who.getName(), email, look.language());
    }

    @PostMapping("/console/account/passkeys/{id}/remove")
    String removePasskey(@PathVariable String id, Principal who) {
        if (!changes.removePasskey(who.getName(), id)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/console/account?done=passkeyRemoved";
    }

    @PostMapping("/console/account/logout-everywhere")
    String logoutEverywhere(Principal who, HttpServletRequest request) {
        changes.change(found(who), Act.END_SESSIONS);
        request.getSession().invalidate();
        return "redirect:/console/login?everywhere";
    }

    private String page(String fault, String done, HttpServletRequest request, Model model) {
        Account account = found(request.getUserPrincipal());
        model.addAttribute("account", account);
        model.addAttribute("hasPassword", passwords.has(account));
        model.addAttribute("passkeys", passkeys.of(account.username()));
        model.addAttribute("withPasskeys", passkeys.areOpen());
        model.addAttribute("fresh", logins.isFresh(request));
        model.addAttribute("fault", fault);
        model.addAttribute("done", done);
        model.addAttribute("shortest", SecretRule.SHORTEST);
        return "web/console/account/account";
    }

    private Account found(Principal who) {
        return accounts.find(who.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/console/invitation/{token}")
    String invitation(@PathVariable String token, Model model, HttpServletResponse response) {
        return invitation(links.owner(token), token, "", model, response);
    }

    @PostMapping("/console/invitation/{token}")
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            HttpServletResponse response) {
        Optional<String> owner = links.owner(token);
        String fault = passwords.reset(token, password, repeated).orElse("");
        if (fault.isEmpty()) return "redirect:/console/login?welcome";
        return invitation(fault.equals("gone") ? Optional.empty() : owner, token, fault, model, response);
    }

    private static String invitation(
            Optional<String> owner, String token, String fault, Model model, HttpServletResponse response) {
        if (owner.isEmpty()) response.setStatus(HttpServletResponse.SC_GONE);
        else if (!fault.isEmpty()) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("username", owner.orElse(""));
        model.addAttribute("token", token);
        model.addAttribute("fault", fault);
        model.addAttribute("shortest", SecretRule.SHORTEST);
        return "web/console/account/invitation";
    }

    @GetMapping("/console/email/{token}")
    String email(@PathVariable String token, Model model, HttpServletResponse response) {
        return email(links.emailChange(token), token, false, model, response);
    }

    @PostMapping("/console/email/{token}")
    String confirmEmail(@PathVariable String token, Model model, HttpServletResponse response) {
        return email(changes.confirmEmail(token), token, true, model, response);
    }

    private static String email(
            Optional<EmailChange> change, String token, boolean done, Model model, HttpServletResponse response) {
        if (change.isEmpty()) response.setStatus(HttpServletResponse.SC_GONE);
        model.addAttribute("username", change.map(EmailChange::username).orElse(""));
        model.addAttribute("email", change.map(EmailChange::email).orElse(""));
        model.addAttribute("token", token);
        model.addAttribute("done", done);
        return "web/console/account/email";
    }
}
