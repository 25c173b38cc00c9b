package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One's own account: password, passkeys, and where one is logged in. */
@Controller
class OwnAccountController {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final boolean withPasskeys;

    OwnAccountController(
            Accounts accounts,
            Passwords passwords,
            Passkeys passkeys,
            Sessions sessions,
            ObjectProvider<WebAuthnRelyingPartyOperations> ceremonies) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.withPasskeys = ceremonies.getIfAvailable() != null;
    }

    @GetMapping("/console/account")
    String show(@RequestParam(defaultValue = "") String done, Principal who, Model model) {
        return page(who, "", done, model);
    }

    @PostMapping("/console/account/password")
    String password(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Principal who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var change = new Passwords.Change(current, password, repeated, request.getRemoteAddr());
        String fault = passwords.change(found(who), change).orElse("");
        if (fault.isEmpty()) {
            sessions.endAllBut(who.getName(), request.getSession().getId());
            return "redirect:/console/account?done=password";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(who, fault, "", model);
    }

    @PostMapping("/console/account/passkeys/{id}/remove")
    String remove(@PathVariable("id") String id, Principal who) {
        if (!passkeys.remove(who.getName(), id)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/console/account?done=passkeyRemoved";
    }

    @PostMapping("/console/account/logout-everywhere")
    String logoutEverywhere(Principal who, HttpServletRequest request) {
        sessions.end(who.getName());
        request.getSession().invalidate();
        return "redirect:/console/login?everywhere";
    }

    private String page(Principal who, String fault, String done, Model model) {
        Account account = found(who);
        model.addAttribute("account", account);
        model.addAttribute("hasPassword", passwords.has(account));
        model.addAttribute("passkeys", passkeys.of(account.username()));
        model.addAttribute("withPasskeys", withPasskeys);
        model.addAttribute("sessions", sessions.count(account.username()));
        model.addAttribute("fault", fault);
        model.addAttribute("done", done);
        model.addAttribute("shortest", PasswordRule.SHORTEST);
        return "web/console/account/account";
    }

    private Account found(Principal who) {
        return accounts.find(who.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
