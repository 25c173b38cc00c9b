package org.broadsheet.console.today;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.broadsheet.console.account.Account;
import org.broadsheet.console.account.Accounts;
import org.broadsheet.console.account.Audit;
import org.broadsheet.edition.Typed;
import org.broadsheet.feed.WebLinks;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Proofs;
import org.broadsheet.letter.Proofs.Proof;
import org.broadsheet.member.Format;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

/** The edition in the making, with the letter it makes beside it. */
@Controller
class TodayController {
    private static final int LEFT_OUT_SHOWN = 40;

    private final Desks desks;
    private final Proofs proofs;
    private final WebLinks links;
    private final Accounts accounts;

    TodayController(Desks desks, Proofs proofs, WebLinks links, Accounts accounts) {
        this.desks = desks;
        this.proofs = proofs;
        this.links = links;
        this.accounts = accounts;
    }

    /** A digest as a tab shows it. */
    public record Tab(String name, String title) {}

    /** Where a template is broken, or a setting is missing without which no letter is made. */
    public record Fault(String place, int line, String reason) {}

    @GetMapping("/console")
    String first(Model model, HttpServletRequest request) {
        List<String> names = desks.names();
        if (names.isEmpty()) return "web/console/today/none";
        // An empty desk is no welcome where another digest's edition is in the making.
        String busy = names.stream()
                .filter(name -> desks.open(name, null).content().items() > 0)
                .findFirst()
                .orElse(names.get(0));
        return today(busy, null, model, request);
    }

    @GetMapping("/console/today/{digest}")
    String today(
            @PathVariable("digest") String digest,
            @RequestParam(name = "edition", required = false) @Nullable String name,
            Model model,
            HttpServletRequest request) {
        Desk desk = desks.open(digest, name);
        model.addAttribute("desk", desk);
        model.addAttribute("now", desks.now().getEpochSecond());
        model.addAttribute("view", View.of(request));
        model.addAttribute("tabs", tabs());
        model.addAttribute("held", desks.held(digest));
        boolean all = request.getParameter("all") != null;
        model.addAttribute(
                "leftOut",
                all
                        ? desk.leftOut()
                        : desk.leftOut().stream().limit(LEFT_OUT_SHOWN).toList());
        model.addAttribute(
                "limits", Map.of("subject", Typed.SUBJECT, "preheader", Typed.PREHEADER, "note", Typed.NOTE));
        model.addAttribute("testAddress", testAddress(request));
        letter(desk, View.of(request), model);
        return "web/console/today/today";
    }

    /** The last one used in this browser, else the editor's own. */
    private String testAddress(HttpServletRequest request) {
        Cookie last = WebUtils.getCookie(request, TestController.COOKIE);
        if (last != null) return TextCleaner.line(UriUtils.decode(last.getValue(), StandardCharsets.UTF_8), 254);
        return accounts.find(Audit.who()).map(Account::email).orElse("");
    }

    private void letter(Desk desk, View view, Model model) {
        try {
            Proof full = proofs.proof(desk.edition(), Format.FULL);
            Format shown = view.shape();
            model.addAttribute("proof", shown == Format.FULL ? full : proofs.proof(desk.edition(), shown));
            model.addAttribute("findings", Checks.of(desk.content(), full));
        } catch (BrokenTemplate e) {
            model.addAttribute("fault", new Fault(e.template(), e.line(), e.reason()));
        } catch (IllegalStateException e) {
            model.addAttribute("fault", new Fault("", 0, String.valueOf(e.getMessage())));
        }
    }

    private List<Tab> tabs() {
        return desks.names().stream()
                .sorted()
                .map(name -> new Tab(name, desks.title(name)))
                .toList();
    }

    @GetMapping("/console/today/{digest}/letter")
    ResponseEntity<String> letter(
            @PathVariable("digest") String digest,
            @RequestParam(name = "edition", required = false) @Nullable String name,
            HttpServletRequest request) {
        View view = View.of(request);
        try {
            Proof proof = proofs.proof(desks.open(digest, name).edition(), view.shape());
            return LetterPage.of(proof.preview(), view);
        } catch (BrokenTemplate e) {
            return LetterPage.words(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            return LetterPage.words(String.valueOf(e.getMessage()));
        }
    }

    /** Asks every link of the letter; a button, since it takes seconds and others' servers notice. */
    @PostMapping("/console/today/{digest}/links")
    String links(
            @PathVariable("digest") String digest,
            @RequestParam(name = "edition", defaultValue = "") String name,
            Model model,
            HttpServletRequest request) {
        Desk desk = desks.open(digest, name);
        LetterLinks found =
                LetterLinks.of(proofs.proof(desk.edition(), Format.FULL).preview(), desk.content());
        List<Finding> dead = found.dead(links.troubles(found.addresses()));
        model.addAttribute("desk", desk);
        model.addAttribute("view", View.of(request));
        model.addAttribute("dead", dead);
        model.addAttribute("asked", found.addresses().size());
        return "web/console/today/links";
    }
}
