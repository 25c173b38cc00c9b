package org.broadsheet.letter;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Section;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What templates see of an edition: maps and lists with the names that {@code sample.json} shows. */
@Component
class Model {
    private final NewsroomSettings newsroom;
    private final DigestSettings digests;
    private final LetterSettings letter;
    private final SiteSettings site;
    private final LetterAddresses addresses;

    Model(
            NewsroomSettings newsroom,
            DigestSettings digests,
            LetterSettings letter,
            SiteSettings site,
            LetterAddresses addresses) {
        this.newsroom = newsroom;
        this.digests = digests;
        this.letter = letter;
        this.site = site;
        this.addresses = addresses;
    }

    /**
     * @param content the edition's, or as much of it as the letter has room for
     * @param line how long the summaries are at most
     * @param members how many there are; shown from the configured number on
     */
    Map<String, Object> of(
            Edition edition, Content content, LetterFormat look, int line, long members, String language) {
        Map<String, Object> model = new HashMap<>(frame(edition, look, language));
        // The digest's language; ours is English where we have no words of it.
        String tag = digests.language(edition.digest());
        model.put("lang", Locale.forLanguageTag(tag).toLanguageTag());
        model.put("dir", ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr");
        model.putAll(stories(edition, content, look, line));
        int more = content.more() + edition.content().items() - content.items();
        if (more > 0) model.put("more", Map.of("count", more, "url", addresses.more(edition, content)));
        if (members > 0 && members >= site.communityFrom()) model.put("community", members);
        return model;
    }

    private Map<String, Object> frame(Edition edition, LetterFormat look, String language) {
        Content content = edition.content();
        return Map.of(
                "language", language,
                "web", look.web(),
                "day", edition.day().toString(),
                "subject", LetterText.line(content.subject()),
                "preheader", LetterText.line(content.preheader()),
                "newsroom", newsroom.forTemplates(),
                "digest", Map.of("name", edition.digest(), "title", LetterText.line(content.title())),
                "brand", brand(),
                "links", addresses.of(edition, look));
    }

    private Map<String, Object> stories(Edition edition, Content content, LetterFormat look, int line) {
        boolean pictures = look != LetterFormat.BRIEF;
        StoryModel story = new StoryModel(digests.zone(edition.digest()), pictures);
        Map<String, Object> model = new HashMap<>();
        model.put("sections", sections(content.sections(), story, line));
        model.put("brief", story.of(content.brief(), line));
        model.put("videos", story.of(content.videos(), line));
        var note = note(content.note());
        if (note != null) model.put("note", note);
        var lead = content.lead();
        if (lead == null) return model;
        model.put("lead", story.of(lead, look.leadSummary() * line / look.summary()));
        if (pictures) StoryModel.AuthorCard.of(lead).ifPresent(card -> model.put("author", card));
        return model;
    }

    private static List<Map<String, Object>> sections(List<Section> sections, StoryModel story, int line) {
        return sections.stream()
                .map(s -> Map.<String, Object>of(
                        "title", LetterText.line(s.title()), "stories", story.of(s.stories(), line)))
                .toList();
    }

    private @Nullable Map<String, Object> note(@Nullable String words) {
        if (words == null || words.isBlank()) return null;
        Note note = Note.of(words, "color:" + letter.accent() + ";text-decoration:underline");
        return Map.of("html", note.html(), "text", note.text());
    }

    private Map<String, Object> brand() {
        return Map.of(
                "accent", letter.accent().toString(),
                "accentDark", letter.dark().toString(),
                "logo", letter.logo() == null ? "" : letter.logo().toString(),
                "logoWidth", letter.logoWidth(),
                "logoHeight", letter.logoHeight());
    }
}
