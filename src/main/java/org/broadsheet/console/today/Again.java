package org.broadsheet.console.today;

import java.util.List;
import java.util.Map;
import org.broadsheet.edition.Change;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A form that could not be kept as it came, shown once more with all that was typed. */
final class Again {
    private static final String VIEW = "web/console/today/again";

    private Again() {}

    /** Somebody else was quicker: both are shown. */
    static ModelAndView conflict(Desk now, Form form, Map<String, String> hidden, List<Change> since) {
        return page("conflict", now, form, hidden, since, HttpStatus.CONFLICT);
    }

    static ModelAndView tooLong(Desk now, Form form, Map<String, String> hidden) {
        return page("long", now, form, hidden, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView page(
            String kind, Desk now, Form form, Map<String, String> hidden, List<Change> since, HttpStatus status) {
        ModelAndView page = new ModelAndView(VIEW, status);
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
}
