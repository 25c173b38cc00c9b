package org.broadsheet.console.today;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.edition.EditorChanges;
import org.broadsheet.edition.override.EditorChange;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.SavedOverrides;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Saves what an editor changed, or shows what was typed again, beside what somebody else changed meanwhile. */
@Component
class SaveForm {
    /**
     * A change that an editor asks for.
     *
     * @param action where the form goes
     * @param act one word for the log of changes
     * @param about the headline it concerns
     * @param fields what was typed
     * @param hidden all else that the form carries, but for the version
     */
    record Form(
            String action,
            String act,
            String about,
            EditorOverrides wishes,
            List<Field> fields,
            Map<String, String> hidden) {
        boolean tooLong() {
            return fields.stream().anyMatch(Field::tooLong);
        }
    }

    /**
     * A field of a form that is shown once more, so that nothing typed is lost.
     *
     * @param name in the form; its label is in the words files
     * @param typed what the editor typed
     * @param now what stands there now, where that may be another's; null: of no interest
     * @param most how many characters may stand there
     */
    public record Field(String name, String typed, @Nullable String now, int most) {
        public int length() {
            return typed.codePointCount(0, typed.length());
        }

        public boolean tooLong() {
            return length() > most;
        }

        public boolean differs() {
            return now != null && !now.equals(typed);
        }
    }

    private final EditorChanges layouts;
    private final Audit audit;

    SaveForm(EditorChanges layouts, Audit audit) {
        this.layouts = layouts;
        this.audit = audit;
    }

    /**
     * @param version of the page on which it was typed
     * @param back where the editor goes on
     */
    ModelAndView save(DraftEdition draft, String version, Form form, String back) {
        if (form.tooLong()) return page("long", draft, form, version, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
        SavedOverrides known = draft.layout();
        Optional<SavedOverrides> kept = version.equals(draft.version()) && draft.open()
                ? layouts.change(known, form.wishes(), Audit.who(), form.act(), form.about())
                : Optional.empty();
        if (kept.isEmpty()) return conflict(draft, version, form);
        audit.changed(Subject.edition(draft.digest(), draft.key()), "edition-" + form.act(), form.about());
        return new ModelAndView("redirect:" + back);
    }

    private ModelAndView conflict(DraftEdition draft, String version, Form form) {
        return page("conflict", draft, form, draft.version(), since(draft, version), HttpStatus.CONFLICT);
    }

    private static ModelAndView page(
            String kind, DraftEdition now, Form form, String version, List<EditorChange> since, HttpStatus status) {
        Map<String, String> hidden = new HashMap<>(form.hidden());
        hidden.put("version", version);
        ModelAndView page = new ModelAndView("web/console/today/again", status);
        page.addObject("kind", now.open() ? kind : "gone");
        page.addObject("desk", now);
        page.addObject("action", form.action());
        page.addObject("act", form.act());
        page.addObject("about", form.about());
        page.addObject("fields", form.fields());
        page.addObject("hidden", hidden);
        page.addObject("since", since);
        return page;
    }

    private List<EditorChange> since(DraftEdition draft, String version) {
        int dot = version.indexOf('.');
        SavedOverrides now = draft.layout();
        int seen = dot > 0 && version.substring(0, dot).matches("\\d{1,9}")
                ? Integer.parseInt(version.substring(0, dot))
                : 0;
        return layouts.since(
                new SavedOverrides(now.digest(), now.edition(), now.after(), seen, now.overrides(), null, null));
    }
}
