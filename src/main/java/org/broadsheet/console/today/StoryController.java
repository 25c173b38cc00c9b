package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.edition.Column;
import org.broadsheet.edition.EditorOverrides;
import org.broadsheet.edition.Place;
import org.broadsheet.edition.Section;
import org.broadsheet.edition.Story;
import org.broadsheet.edition.StoryEdit;
import org.broadsheet.edition.Typed;
import org.broadsheet.feed.Items;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.StoredItem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One story: its words for the letter only, and the heading it stands under. */
@Controller
class StoryController {
    private static final String BRIEF = "*brief";

    private final Desks desks;
    private final Items items;
    private final Keeping keeping;

    StoryController(Desks desks, Items items, Keeping keeping) {
        this.desks = desks;
        this.items = items;
        this.keeping = keeping;
    }

    @GetMapping("/console/today/{digest}/story/{item}")
    String story(
            @PathVariable("digest") String digest,
            @PathVariable("item") long item,
            @RequestParam(name = "edition", defaultValue = "") String name,
            Model model,
            HttpServletRequest request) {
        Desk desk = desks.open(digest, name);
        StoryEdit words = desk.layout().overrides().words().get(item);
        model.addAttribute("desk", desk);
        model.addAttribute("view", View.of(request));
        model.addAttribute("story", found(desk, item));
        model.addAttribute("source", source(item));
        model.addAttribute("words", words == null ? new StoryEdit(null, null, null) : words);
        model.addAttribute("headings", headings(desk));
        model.addAttribute("limits", Map.of("title", Typed.TITLE, "summary", Typed.SUMMARY, "alt", Typed.ALT));
        return "web/console/today/story";
    }

    @PostMapping("/console/today/{digest}/story/{item}")
    ModelAndView change(
            @PathVariable("digest") String digest,
            @PathVariable("item") long item,
            @RequestParam("edition") String name,
            @RequestParam("version") String version,
            @RequestParam(name = "title", defaultValue = "") String title,
            @RequestParam(name = "summary", defaultValue = "") String summary,
            @RequestParam(name = "alt", defaultValue = "") String alt,
            @RequestParam(name = "heading", defaultValue = "") String heading,
            @RequestParam(name = "other", defaultValue = "") String other,
            HttpServletRequest request) {
        Desk desk = desks.open(digest, name);
        Story story = found(desk, item);
        List<Field> fields = fields(story, title, summary, alt, other);
        StoryEdit retouch = retouch(item, title, summary, alt);
        EditorOverrides wishes = moved(desk, story, desk.layout().overrides().worded(item, retouch), heading, other);
        Map<String, String> hidden = new LinkedHashMap<>(Map.of("heading", heading));
        String action = ChangeController.action(desk, "story/" + item, request);
        Form form = new Form(action, "story", story.title(), wishes, fields, hidden);
        return keeping.keep(desk, version, form, ChangeController.back(desk, request, "#s" + item));
    }

    private static List<Field> fields(Story now, String title, String summary, String alt, String other) {
        Picture picture = now.picture();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("title", title, now.title(), Typed.TITLE));
        fields.add(new Field("summary", summary, now.summary(), Typed.SUMMARY));
        if (picture != null) fields.add(new Field("alt", alt, picture.alt(), Typed.ALT));
        if (!other.isBlank()) fields.add(new Field("other", other, null, Typed.HEADING));
        return fields;
    }

    /** What is the same as the feed's words, or empty, is no wish: the feed's corrections are to come through. */
    private StoryEdit retouch(long item, String title, String summary, String alt) {
        StoredItem source = source(item);
        Picture picture = source.item().picture();
        return new StoryEdit(
                other(Typed.line(title), source.item().title()),
                other(Typed.line(summary), source.item().summary()),
                picture == null ? null : other(Typed.line(alt), picture.alt()));
    }

    private static @Nullable String other(@Nullable String typed, String source) {
        return typed == null || typed.equals(Typed.line(source)) ? null : typed;
    }

    private static EditorOverrides moved(Desk desk, Story story, EditorOverrides wishes, String heading, String other) {
        String fresh = Typed.line(other);
        String wished = fresh == null ? Typed.line(heading) : fresh;
        boolean leads = desk.content().lead() != null && desk.content().lead().item() == story.item();
        if (wished == null || leads && fresh == null) return wishes;
        if (wished.equals(BRIEF)) {
            Long last = last(desk.content().brief(), story);
            return story.brief() ? wishes : wishes.placed(new Place(story.item(), Column.BRIEF, "", last));
        }
        if (wished.equals(story.section()) && !story.brief()) return wishes;
        Long last = desk.content().sections().stream()
                .filter(s -> s.title().equalsIgnoreCase(wished))
                .findFirst()
                .map(s -> last(s.stories(), story))
                .orElse(null);
        return wishes.placed(new Place(story.item(), Column.STORY, wished, last));
    }

    private static @Nullable Long last(List<Story> stories, Story but) {
        return stories.stream()
                .map(Story::item)
                .filter(item -> item != but.item())
                .reduce((one, next) -> next)
                .orElse(null);
    }

    private static List<String> headings(Desk desk) {
        return desk.content().sections().stream().map(Section::title).toList();
    }

    private static Story found(Desk desk, long item) {
        return desk.story(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private StoredItem source(long item) {
        return items.find(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
