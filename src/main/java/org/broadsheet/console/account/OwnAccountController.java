package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One's own account: the page, the password, the passkeys, and logging out everywhere. */
@Controller
class OwnAccountController {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Logins logins;
    private final AccountChanges changes;

    OwnAccountController(
            Accounts accounts,
            Passwords passwords,
            Passkeys passkeys,
            Sessions sessions,
            Logins logins,
            AccountChanges changes) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.logins = logins;
        this.changes = changes;
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

    @PostMapping("/console/account/passkeys/{id}/remove")
    String removePasskey(@PathVariable("id") String id, Principal who) {
        if (!changes.removePasskey(who.getName(), id)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/console/account?done=passkeyRemoved";
    }

    @PostMapping("/console/account/logout-everywhere")
    String logoutEverywhere(Principal who, HttpServletRequest request) {
        sessions.end(who.getName());
        request.getSession().invalidate();
        return "redirect:/console/login?everywhere";
    }

    private String page(String fault, String done, HttpServletRequest request, Model model) {
        Account account = found(request.getUserPrincipal());
        model.addAttribute("account", account);
        model.addAttribute("hasPassword", passwords.has(account));
        model.addAttribute("passkeys", passkeys.of(account.username()));
        model.addAttribute("withPasskeys", passkeys.areOpen());
        model.addAttribute("sessions", sessions.count(account.username()));
        model.addAttribute("fresh", logins.isFresh(request));
        model.addAttribute("fault", fault);
        model.addAttribute("done", done);
        model.addAttribute("shortest", SecretRule.SHORTEST);
        return "web/console/account/account";
    }

    private Account found(Principal who) {
        return accounts.find(who.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
