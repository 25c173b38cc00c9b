package org.broadsheet.console.today;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.console.Audit;
import org.broadsheet.console.account.Accounts;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.Typed;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Proofs;
import org.broadsheet.letter.Proofs.Proof;
import org.broadsheet.member.Format;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

/** The edition in the making, with the letter it makes beside it. */
@Controller
class TodayController {
    private static final int LEFT_OUT_SHOWN = 40;

    private final DraftEditions drafts;
    private final Proofs proofs;
    private final SaveForm forms;
    private final Accounts accounts;

    TodayController(DraftEditions drafts, Proofs proofs, SaveForm forms, Accounts accounts) {
        this.drafts = drafts;
        this.proofs = proofs;
        this.forms = forms;
        this.accounts = accounts;
    }

    public record Tab(String name, String title) {}

    /** Where a template is broken, or a setting is missing without which no letter is made. */
    public record Fault(String place, int line, String reason) {}

    @GetMapping("/console")
    String first(Model model, HttpServletRequest request) {
        List<String> names = drafts.names();
        if (names.isEmpty()) return "web/console/today/none";
        // The first page is that of a digest with stories, where there is one.
        String busy = names.stream()
                .filter(name -> drafts.open(name, null).content().items() > 0)
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
        DraftEdition draft = drafts.open(digest, name);
        model.addAttribute("desk", draft);
        model.addAttribute("now", drafts.now().getEpochSecond());
        model.addAttribute("view", View.of(request));
        model.addAttribute("tabs", tabs());
        model.addAttribute("held", drafts.held(digest));
        boolean all = request.getParameter("all") != null;
        model.addAttribute(
                "leftOut",
                all
                        ? draft.leftOut()
                        : draft.leftOut().stream().limit(LEFT_OUT_SHOWN).toList());
        model.addAttribute(
                "limits", Map.of("subject", Typed.SUBJECT, "preheader", Typed.PREHEADER, "note", Typed.NOTE));
        model.addAttribute("testAddress", testAddress(request));
        letter(draft, View.of(request), model);
        return "web/console/today/today";
    }

    /** The last one used in this browser, else the editor's own. */
    private String testAddress(HttpServletRequest request) {
        Cookie last = WebUtils.getCookie(request, TestController.COOKIE);
        if (last != null) return TextCleaner.line(UriUtils.decode(last.getValue(), StandardCharsets.UTF_8), 254);
        return accounts.find(Audit.who()).map(Account::email).orElse("");
    }

    private void letter(DraftEdition draft, View view, Model model) {
        try {
            Proof full = proofs.proof(draft.edition(), Format.FULL);
            Format shown = view.shape();
            model.addAttribute("proof", shown == Format.FULL ? full : proofs.proof(draft.edition(), shown));
            model.addAttribute("findings", LetterChecks.of(draft.content(), full));
        } catch (BrokenTemplate e) {
            model.addAttribute("fault", new Fault(e.template(), e.line(), e.reason()));
        } catch (IllegalStateException e) {
            model.addAttribute("fault", new Fault("", 0, String.valueOf(e.getMessage())));
        }
    }

    private List<Tab> tabs() {
        return drafts.names().stream()
                .sorted()
                .map(name -> new Tab(name, drafts.title(name)))
                .toList();
    }

    @PostMapping("/console/today/{digest}/arrange")
    ModelAndView arrange(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("version") String version,
            @RequestParam("act") String words,
            @RequestParam(name = "column", required = false) @Nullable String column,
            @RequestParam(name = "section", required = false) @Nullable String section,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            HttpServletRequest request) {
        DraftEdition draft = drafts.open(digest, name);
        ListAction act = ListAction.of(words, column, section, after);
        String back = View.back(draft, request, act.anchor());
        Optional<String> about = act.about(draft);
        Optional<EditorOverrides> wishes = about.flatMap(known -> act.on(draft));
        boolean nothing = wishes.isEmpty() && version.equals(draft.version());
        if (nothing) return new ModelAndView("redirect:" + back);
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("act", words);
        if (column != null) hidden.put("column", column);
        if (section != null) hidden.put("section", section);
        if (after != null) hidden.put("after", after.toString());
        SaveForm.Form form = new SaveForm.Form(
                View.action(draft, "arrange", request),
                act.verb().word(),
                about.orElse(""),
                wishes.orElse(draft.layout().overrides()),
                List.of(),
                hidden);
        return forms.save(draft, version, form, back);
    }

    @PostMapping("/console/today/{digest}/words")
    ModelAndView words(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("version") String version,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "preheader", defaultValue = "") String preheader,
            @RequestParam(name = "note", defaultValue = "") String note,
            HttpServletRequest request) {
        DraftEdition draft = drafts.open(digest, name);
        EditorOverrides now = draft.layout().overrides();
        List<SaveForm.Field> fields = List.of(
                new SaveForm.Field("subject", subject, Objects.toString(now.subject(), ""), Typed.SUBJECT),
                new SaveForm.Field("preheader", preheader, Objects.toString(now.preheader(), ""), Typed.PREHEADER),
                new SaveForm.Field("note", note, Objects.toString(now.note(), ""), Typed.NOTE));
        EditorOverrides wishes =
                now.announced(Typed.line(subject), Typed.line(preheader)).noted(Typed.text(note));
        SaveForm.Form form = new SaveForm.Form(
                View.action(draft, "words", request),
                "words",
                Objects.toString(wishes.subject(), ""),
                wishes,
                fields,
                new LinkedHashMap<>());
        return forms.save(draft, version, form, View.back(draft, request, "#words"));
    }
}
