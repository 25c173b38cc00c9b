package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.broadsheet.console.PageSettings;
import org.broadsheet.console.account.AccountLinks.EmailChange;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.member.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Links by mail: asked for by whoever needs one, and opened. A look changes nothing; the button works once. */
@Controller
class AccountLinkController implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AccountLinkController.class);
    private static final int MOST_WAITING = 200;

    private final AccountLinks links;
    private final Passwords passwords;
    private final AccountChanges changes;
    private final Invitations invitations;
    private final LoginLimits limits;
    private final DigestSettings settings;
    private final ThreadPoolExecutor behind = new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), new ThreadPoolExecutor.DiscardPolicy());

    AccountLinkController(
            AccountLinks links,
            Passwords passwords,
            AccountChanges changes,
            Invitations invitations,
            LoginLimits limits,
            DigestSettings settings) {
        this.links = links;
        this.passwords = passwords;
        this.changes = changes;
        this.invitations = invitations;
        this.limits = limits;
        this.settings = settings;
    }

    @GetMapping("/console/login/forgotten")
    String forgotten(@RequestParam(defaultValue = "") String asked, Model model) {
        return forgottenPage(asked.isEmpty() ? "ask" : "asked", model);
    }

    /**
     * Whether there is such an account shows neither in the answer nor in the time it takes: all that depends on it
     * happens behind the answer.
     */
    @PostMapping("/console/login/forgotten")
    String askForPassword(
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (limits.mayAsk(Network.of(request.getRemoteAddr()))) {
            String language = language(request);
            behind.execute(() -> send(name, language));
            return "redirect:/console/login/forgotten?asked=1";
        }
        response.setStatus(429);
        return forgottenPage("slower", model);
    }

    private void send(String name, String language) {
        try {
            invitations.mayBeForgotten(name).ifPresent(account -> invitations.forgotten(account, language));
        } catch (RuntimeException e) {
            log.error("link for a forgotten password could not be sent", e);
        }
    }

    private static String forgottenPage(String at, Model model) {
        model.addAttribute("at", at);
        return "web/console/account/forgotten";
    }

    @PostMapping("/console/account/email")
    String askForEmail(@RequestParam(defaultValue = "") String email, Principal who, HttpServletRequest request) {
        return "redirect:/console/account?done=" + invitations.askForEmail(who.getName(), email, language(request));
    }

    private String language(HttpServletRequest request) {
        return PageSettings.of(request, settings.newsroom()).language();
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
        return emailPage(links.emailChange(token), token, false, model, response);
    }

    @PostMapping("/console/email/{token}")
    String confirmEmail(@PathVariable("token") String token, Model model, HttpServletResponse response) {
        return emailPage(changes.confirmEmail(token), token, true, model, response);
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

    @Override
    public void destroy() {
        behind.shutdown();
    }
}
