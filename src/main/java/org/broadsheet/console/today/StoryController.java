package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.Column;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.Place;
import org.broadsheet.edition.override.StoryEdit;
import org.broadsheet.edition.override.Typed;
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

    private final DraftEditions drafts;
    private final Items items;
    private final SaveForm forms;

    StoryController(DraftEditions drafts, Items items, SaveForm forms) {
        this.drafts = drafts;
        this.items = items;
        this.forms = forms;
    }

    @GetMapping("/console/today/{digest}/story/{item}")
    String story(
            @PathVariable("digest") String digest,
            @PathVariable("item") long item,
            @RequestParam(name = "edition", defaultValue = "") String name,
            Model model,
            HttpServletRequest request) {
        DraftEdition draft = drafts.open(digest, name);
        StoryEdit words = draft.layout().overrides().words().get(item);
        model.addAttribute("desk", draft);
        model.addAttribute("view", View.of(request));
        model.addAttribute("story", found(draft, item));
        model.addAttribute("source", source(item));
        model.addAttribute("words", words == null ? new StoryEdit(null, null, null) : words);
        model.addAttribute("headings", headings(draft));
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
        DraftEdition draft = drafts.open(digest, name);
        Story story = found(draft, item);
        List<SaveForm.Field> fields = fields(story, title, summary, alt, other);
        StoryEdit retouch = retouch(item, title, summary, alt);
        EditorOverrides wishes = moved(draft, story, draft.layout().overrides().worded(item, retouch), heading, other);
        Map<String, String> hidden = new LinkedHashMap<>(Map.of("heading", heading));
        String action = View.action(draft, "story/" + item, request);
        SaveForm.Form form = new SaveForm.Form(action, "story", story.title(), wishes, fields, hidden);
        return forms.save(draft, version, form, View.back(draft, request, "#s" + item));
    }

    private static List<SaveForm.Field> fields(Story now, String title, String summary, String alt, String other) {
        Picture picture = now.picture();
        List<SaveForm.Field> fields = new ArrayList<>();
        fields.add(new SaveForm.Field("title", title, now.title(), Typed.TITLE));
        fields.add(new SaveForm.Field("summary", summary, now.summary(), Typed.SUMMARY));
        if (picture != null) fields.add(new SaveForm.Field("alt", alt, picture.alt(), Typed.ALT));
        if (!other.isBlank()) fields.add(new SaveForm.Field("other", other, null, Typed.HEADING));
        return fields;
    }

    /** Words that are empty or equal to the feed's are not stored, so that corrections in the feed still reach the letter. */
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

    private static EditorOverrides moved(
            DraftEdition draft, Story story, EditorOverrides wishes, String heading, String other) {
        String fresh = Typed.line(other);
        String wished = fresh == null ? Typed.line(heading) : fresh;
        boolean leads = draft.content().lead() != null && draft.content().lead().item() == story.item();
        if (wished == null || leads && fresh == null) return wishes;
        if (wished.equals(BRIEF)) {
            Long last = last(draft.content().brief(), story);
            return story.brief() ? wishes : wishes.placed(new Place(story.item(), Column.BRIEF, "", last));
        }
        if (wished.equals(story.section()) && !story.brief()) return wishes;
        Long last = draft.content().sections().stream()
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

    private static List<String> headings(DraftEdition draft) {
        return draft.content().sections().stream().map(Section::title).toList();
    }

    private static Story found(DraftEdition draft, long item) {
        return draft.story(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private StoredItem source(long item) {
        return items.find(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
