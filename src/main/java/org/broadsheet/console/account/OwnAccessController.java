package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.broadsheet.console.Look;
import org.broadsheet.edition.DigestSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What lets oneself in besides the password: passkeys and the address for links. All want a fresh login. */
@Controller
class OwnAccessController {
    private final Accounts accounts;
    private final AccountChanges changes;
    private final EmailChanges emails;
    private final DigestSettings settings;

    OwnAccessController(Accounts accounts, AccountChanges changes, EmailChanges emails, DigestSettings settings) {
        this.accounts = accounts;
        this.changes = changes;
        this.emails = emails;
        this.settings = settings;
    }

    @PostMapping("/console/account/passkeys/{id}/remove")
    String removePasskey(@PathVariable("id") String id, Principal who) {
        if (!changes.removePasskey(who.getName(), id)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/console/account?done=passkeyRemoved";
    }

    @PostMapping("/console/account/email")
    String email(@RequestParam(defaultValue = "") String email, Principal who, HttpServletRequest request) {
        Account account =
                accounts.find(who.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String done =
                emails.ask(account, email, Look.of(request, settings.newsroom()).language());
        return "redirect:/console/account?done=" + done;
    }
}
