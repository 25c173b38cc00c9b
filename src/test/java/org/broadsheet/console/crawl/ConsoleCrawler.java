package org.broadsheet.console.crawl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.console.ConsoleBrowser;
import org.broadsheet.console.crawl.Controls.Control;
import org.broadsheet.console.crawl.Controls.Press;

/**
 * Finds every page by its links and buttons, and presses each control of each kind on each kind of page. Numbers, names
 * and dates make no other kind. What the browser does by itself with script it does without; what a script does is pressed
 * again without script. After each press the database is as it was before.
 */
final class ConsoleCrawler {
    /** So many pages of one kind are opened: an edition under way has other buttons than one that is finished. */
    private static final int PAGES_OF_A_KIND = 5;

    private final ConsoleBrowser browser;
    private final Controls controls;
    private final boolean brief;
    private final Promises promises;
    private final DatabaseState database;
    private final String pages;
    private final Deque<Place> places = new ArrayDeque<>();
    private final Set<Place> withoutScript = new HashSet<>();
    private final Set<String> scripted = new HashSet<>();
    private final Set<String> known = new TreeSet<>();
    private final Map<String, Set<String>> looked = new HashMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private boolean fresh;

    /** A page that is reached from an address by pressing these controls. */
    private record Place(String address, List<String> presses) {
        Place then(String key) {
            List<String> more = new ArrayList<>(presses);
            more.add(key);
            return new Place(address, List.copyOf(more));
        }

        @Override
        public String toString() {
            return address + (presses.isEmpty() ? "" : " > " + String.join(" > ", presses));
        }
    }

    /**
     * @param pages which addresses belong to what is crawled
     * @param brief only by mouse, only with script
     */
    ConsoleCrawler(
            ConsoleBrowser browser,
            Controls controls,
            Promises promises,
            DatabaseState database,
            String pages,
            boolean brief) {
        this.browser = browser;
        this.brief = brief;
        this.controls = controls;
        this.promises = promises;
        this.database = database;
        this.pages = pages;
    }

    /** Returns what was wrong. */
    List<String> crawl(List<String> addresses) {
        addresses.forEach(address -> places.add(new Place(address, List.of())));
        while (!places.isEmpty()) look(places.remove(), false);
        hidden.removeAll(known);
        hidden.forEach(key -> failures.add(key + ": can be seen at no width"));
        if (!brief) withoutScript();
        return List.copyOf(failures);
    }

    /** What was pressed. */
    Set<String> known() {
        return known;
    }

    private void withoutScript() {
        controls.script(false);
        withoutScript.forEach(place -> look(place, true));
        controls.script(true);
    }

    private void look(Place place, boolean noScript) {
        open(place);
        List<Control> all = controls.list(known);
        if (!place.presses().isEmpty()) {
            // The page is of rows that are gone now.
            database.restore();
            fresh = false;
        }
        if (!noScript && Boolean.TRUE.equals(controls.call("needsNoScript()"))) withoutScript.add(place);
        for (Control control : all) {
            // What a press made is gone when it is followed.
            if (control.isLink() && control.width() > 0 && place.presses().isEmpty()) follow(control.target());
            if (control.width() == 0) hidden.add(control.key());
            else if (noScript ? scripted.remove(control.key()) || known.add(control.key()) : known.add(control.key()))
                presses(noScript, control).forEach(press -> press(place, control, press, noScript));
        }
    }

    private List<Press> presses(boolean noScript, Control control) {
        if (noScript || control.focusOnly()) return List.of(Press.KEY);
        return brief ? List.of(Press.MOUSE) : List.of(Press.KEY_HELD, Press.MOUSE);
    }

    private void open(Place place) {
        promises.go(place.address()).forEach(fault -> failures.add(place + ": " + fault));
        for (String key : place.presses()) promises.broken(found(key), Press.MOUSE);
        fresh = true;
    }

    private Control found(String key) {
        return controls.list(Set.of()).stream()
                .filter(c -> c.width() > 0 && c.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(key + " is not there any more"));
    }

    private void follow(String target) {
        if (!target.matches(pages) || target.matches(".*[?&](language|theme)=.*")) return;
        String kind = controls.pattern(target.replaceFirst("[?#].*", ""));
        Set<String> same = looked.computeIfAbsent(kind, k -> new HashSet<>());
        if (same.size() >= PAGES_OF_A_KIND || !same.add(target)) return;
        if (kind.matches(".*(\\.csv|/rss|/letter)")) file(target);
        else places.add(new Place(target, List.of()));
    }

    private void file(String target) {
        int status = promises.get(target).statusCode();
        if (status >= 400) failures.add(target + ": answers " + status);
    }

    private void press(Place place, Control control, Press press, boolean noScript) {
        String what = place + " > " + control.key() + " by " + press + (noScript ? " without script" : "") + ": ";
        try {
            if (!fresh) open(place);
            promises.broken(control, press).forEach(fault -> failures.add(what + fault));
            afterwards(place, control);
        } catch (RuntimeException fault) {
            failures.add(what + fault);
            fresh = false;
        }
        if (control.isPost() && press != Press.KEY_HELD) database.restore();
    }

    private void afterwards(Place place, Control control) {
        boolean stays = Boolean.TRUE.equals(controls.call("stays()"));
        if (Boolean.TRUE.equals(controls.call("wasScripted()")) && scripted.add(control.key()))
            withoutScript.add(place);
        fresh = stays;
        if (!control.isPost() || stays) return;
        boolean news = controls.list(known).stream().anyMatch(c -> c.width() > 0 && !known.contains(c.key()));
        if (news && controls.address().matches(pages)) places.add(place.then(control.key()));
    }
}
