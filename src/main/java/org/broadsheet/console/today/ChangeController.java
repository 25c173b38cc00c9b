package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.edition.EditorOverrides;
import org.broadsheet.edition.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What editors change in the list of stories, and in what stands above it. */
@Controller
class ChangeController {
    private final Desks desks;
    private final Keeping keeping;

    ChangeController(Desks desks, Keeping keeping) {
        this.desks = desks;
        this.keeping = keeping;
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
        Desk desk = desks.open(digest, name);
        Act act = Act.of(words, column, section, after);
        String back = back(desk, request, act.anchor());
        Optional<String> about = act.about(desk);
        Optional<EditorOverrides> wishes = about.flatMap(known -> act.on(desk));
        boolean nothing = wishes.isEmpty() && version.equals(desk.version());
        if (nothing) return new ModelAndView("redirect:" + back);
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("act", words);
        if (column != null) hidden.put("column", column);
        if (section != null) hidden.put("section", section);
        if (after != null) hidden.put("after", after.toString());
        Form form = new Form(
                action(desk, "arrange", request),
                act.verb(),
                about.orElse(""),
                wishes.orElse(desk.layout().overrides()),
                List.of(),
                hidden);
        return keeping.keep(desk, version, form, back);
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
        Desk desk = desks.open(digest, name);
        EditorOverrides now = desk.layout().overrides();
        List<Field> fields = List.of(
                new Field("subject", subject, or(now.subject()), Typed.SUBJECT),
                new Field("preheader", preheader, or(now.preheader()), Typed.PREHEADER),
                new Field("note", note, or(now.note()), Typed.NOTE));
        EditorOverrides wishes =
                now.announced(Typed.line(subject), Typed.line(preheader)).noted(Typed.text(note));
        Form form = new Form(
                action(desk, "words", request), "words", or(wishes.subject()), wishes, fields, new LinkedHashMap<>());
        return keeping.keep(desk, version, form, back(desk, request, "#words"));
    }

    static String back(Desk desk, HttpServletRequest request, String anchor) {
        return desk.path() + "?edition=" + desk.key() + View.of(request).query() + anchor;
    }

    static String action(Desk desk, String what, HttpServletRequest request) {
        return desk.path() + "/" + what + "?edition=" + desk.key()
                + View.of(request).query();
    }

    static String or(@Nullable String words) {
        return words == null ? "" : words;
    }
}
