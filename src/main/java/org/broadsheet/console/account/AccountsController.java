package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.console.account.Account.Role;
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
    private final Invitations invitations;
    private final AccountChanges changes;
    private final Audit audit;

    AccountsController(Accounts accounts, Invitations invitations, AccountChanges changes, Audit audit) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.changes = changes;
        this.audit = audit;
    }

    @GetMapping("/console/accounts")
    String all(@RequestParam(defaultValue = "") String done, Model model) {
        return list(new InvitationForm("", "", "editor", ""), "", done, model);
    }

    @PostMapping("/console/accounts")
    String invite(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "editor") String role,
            @RequestParam(defaultValue = "en") String language,
            Model model,
            HttpServletResponse response) {
        InvitationForm typed = new InvitationForm(username.strip(), email.strip(), role, language);
        Optional<String> fault =
                invitations.invite(typed.username(), typed.email(), Role.of(role), language.equals("uk") ? "uk" : "en");
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
    String one(@PathVariable("username") String username, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("account", found(username));
        model.addAttribute("done", done);
        return "web/console/account/one";
    }

    @PostMapping("/console/accounts/{username}/link")
    String link(@PathVariable("username") String username, @RequestParam(defaultValue = "en") String language) {
        boolean sent = invitations.sendLink(found(username), language.equals("uk") ? "uk" : "en");
        return back(sent ? "link" : "noEmail");
    }

    @PostMapping("/console/accounts/{username}/{act}")
    String change(
            @PathVariable("username") String username,
            @PathVariable("act") String word,
            @RequestParam(defaultValue = "false") boolean sure) {
        AccountChanges.Act act = act(word);
        if (act == AccountChanges.Act.REMOVE && !sure) return back("notSure");
        if (!changes.change(found(username), act)) return back("lastAdmin");
        return act == AccountChanges.Act.REMOVE ? "redirect:/console/accounts?done=removed" : back("changed");
    }

    private static AccountChanges.Act act(String word) {
        try {
            return AccountChanges.Act.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, word, e);
        }
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
    public record InvitationForm(String username, String email, String role, String language) {}
}
