package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.broadsheet.console.Audit;
import org.broadsheet.console.account.AccountChanges.Act;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.console.account.Accounts.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** For administrators: the accounts, to invite, change and take away, and the audit log. */
@Controller
class AccountsController {
    private final Accounts accounts;
    private final AccountLinks links;
    private final AccountChanges changes;
    private final Audit audit;

    AccountsController(Accounts accounts, AccountLinks links, AccountChanges changes, Audit audit) {
        this.accounts = accounts;
        this.links = links;
        this.changes = changes;
        this.audit = audit;
    }

    @GetMapping("/console/accounts")
    String all(@RequestParam(defaultValue = "") String done, Model model) {
        return list(new InvitationForm("", "", Role.EDITOR), "", done, model);
    }

    @PostMapping("/console/accounts")
    String invite(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "EDITOR") Role role,
            @RequestParam(defaultValue = "en") String language,
            Model model,
            HttpServletResponse response) {
        InvitationForm typed = new InvitationForm(username.strip(), email.strip(), role);
        Optional<String> fault =
                links.invite(typed.username(), typed.email(), role, language.equals("uk") ? "uk" : "en");
        if (fault.isEmpty()) return "redirect:/console/accounts?done=invited";
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(typed, fault.get(), "", model);
    }

    private String list(InvitationForm typed, String fault, String done, Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("typed", typed);
        model.addAttribute("fault", fault);
        model.addAttribute("done", done);
        return "web/console/account/accounts";
    }

    @GetMapping("/console/accounts/{username}")
    String one(@PathVariable String username, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("account", found(username));
        model.addAttribute("done", done);
        return "web/console/account/one";
    }

    @PostMapping("/console/accounts/{username}/link")
    String link(@PathVariable String username, @RequestParam(defaultValue = "en") String language) {
        boolean sent = links.send(found(username), language.equals("uk") ? "uk" : "en");
        return back(sent ? "link" : "noEmail");
    }

    @PostMapping("/console/accounts/{username}/{act}")
    String change(
            @PathVariable String username, @PathVariable Act act, @RequestParam(defaultValue = "false") boolean sure) {
        if (act == Act.REMOVE && !sure) return back("notSure");
        if (!changes.change(found(username), act)) return back("lastAdmin");
        return act == Act.REMOVE ? "redirect:/console/accounts?done=removed" : back("changed");
    }

    private static String back(String done) {
        return "redirect:/console/accounts/{username}?done=" + done;
    }

    private Account found(String username) {
        return accounts.find(username).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/console/audit")
    String audit(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Model model) {
        Audit.Question question = new Audit.Question(who.strip(), kind.strip(), key.strip(), before);
        List<Audit.Entry> found = audit.page(question);
        boolean more = found.size() > Audit.SHOWN;
        model.addAttribute("question", question);
        model.addAttribute("entries", more ? found.subList(0, Audit.SHOWN) : found);
        model.addAttribute("older", more ? found.get(Audit.SHOWN - 1).id() : 0);
        return "web/console/account/audit";
    }

    /** What was typed into the invitation, to show again where it will not do. */
    public record InvitationForm(String username, String email, Role role) {}
}
