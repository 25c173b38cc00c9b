package org.broadsheet.console.today;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.edition.Change;
import org.broadsheet.edition.EditorChanges;
import org.broadsheet.edition.SavedOverrides;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Keeps a change, or shows what was typed once more beside what somebody else did. */
@Component
class Keeping {
    private final EditorChanges layouts;
    private final Audit audit;

    Keeping(EditorChanges layouts, Audit audit) {
        this.layouts = layouts;
        this.audit = audit;
    }

    /**
     * @param version of the page on which it was typed
     * @param back where the editor goes on
     */
    ModelAndView keep(Desk desk, String version, Form form, String back) {
        if (form.tooLong()) return Again.tooLong(desk, form, hidden(form, version));
        SavedOverrides known = desk.layout();
        Optional<SavedOverrides> kept = version.equals(desk.version()) && desk.open()
                ? layouts.change(known, form.wishes(), Audit.who(), form.act(), form.about())
                : Optional.empty();
        if (kept.isEmpty()) return conflict(desk, version, form);
        audit.changed(Subject.edition(desk.digest(), desk.key()), "edition-" + form.act(), form.about());
        return new ModelAndView("redirect:" + back);
    }

    private ModelAndView conflict(Desk desk, String version, Form form) {
        return Again.conflict(desk, form, hidden(form, desk.version()), since(desk, version));
    }

    private static Map<String, String> hidden(Form form, String version) {
        Map<String, String> hidden = new HashMap<>(form.hidden());
        hidden.put("version", version);
        return hidden;
    }

    private List<Change> since(Desk desk, String version) {
        int dot = version.indexOf('.');
        SavedOverrides now = desk.layout();
        int seen = dot > 0 && version.substring(0, dot).matches("\\d{1,9}")
                ? Integer.parseInt(version.substring(0, dot))
                : 0;
        return layouts.since(
                new SavedOverrides(now.digest(), now.edition(), now.after(), seen, now.overrides(), null, null));
    }
}
