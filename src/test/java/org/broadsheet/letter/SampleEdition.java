package org.broadsheet.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.SampleFeed;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.State;
import org.broadsheet.edition.content.Access;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Dnipro Courier's edition of Sunday, 22 November 2026, and editions made of single parts. */
final class SampleEdition {
    static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    static final Instant TO = Instant.parse("2026-11-22T05:00:00Z");

    private SampleEdition() {}

    static Edition daily() {
        return daily("https://courier.example/pictures/");
    }

    /** The day's edition with an editor's note that has a link. */
    static Edition withNote() {
        Content day = daily().content();
        return edition(new Content(
                day.title(),
                day.subject(),
                day.preheader(),
                "<p>Good morning. Begin with <a href=\"https://courier.example/note?a=1&amp;b=2\">the school</a>.</p>",
                day.lead(),
                day.sections(),
                day.brief(),
                day.videos(),
                day.leftOut(),
                day.more()));
    }

    static Edition daily(String pictures) {
        Map<String, List<Story>> sections = new LinkedHashMap<>();
        for (String name : List.of("War", "Politics", "Business", "Society", "Opinion", "Culture"))
            sections.put(name, new ArrayList<>());
        List<Story> stories = stories(pictures);
        List<Story> brief = stories.stream().filter(Story::brief).toList();
        List<Story> videos =
                stories.stream().filter(s -> s.kind() == ItemKind.VIDEO).toList();
        Story lead = stories.get(0);
        stories.stream().skip(1).filter(s -> sections.containsKey(s.section())).forEach(s -> sections.get(s.section())
                .add(s));
        List<Section> kept = sections.entrySet().stream()
                .map(e -> new Section(e.getKey(), e.getValue()))
                .toList();
        return edition(content(lead, kept, brief, videos, 7));
    }

    static Content content(Story lead, List<Section> sections, List<Story> brief, List<Story> videos, int more) {
        return new Content(
                "The Morning Courier",
                lead == null ? "The Morning Courier" : lead.title(),
                "On the Vovcha, drone pilots wait for the fog to lift",
                null,
                lead,
                sections,
                brief,
                videos,
                List.of(),
                more);
    }

    static Edition edition(Content content) {
        return edition(content, 1, false);
    }

    static Edition edition(Content content, int number, boolean byHand) {
        LocalDate day = LocalDate.ofInstant(TO, KYIV);
        return new Edition(
                new EditionId(17), "daily", day, number, TO.minusSeconds(86400), TO, byHand, State.READY, content);
    }

    static Edition withId(Edition edition, long id) {
        return new Edition(
                new EditionId(id),
                edition.digest(),
                edition.day(),
                edition.number(),
                edition.from(),
                edition.to(),
                edition.byHand(),
                edition.state(),
                edition.content());
    }

    static Story story(String title, String summary) {
        return new Story(
                1,
                "https://courier.example/" + Math.abs(title.hashCode()),
                title,
                summary,
                "News",
                TO.minusSeconds(3600),
                4,
                ItemKind.ARTICLE,
                List.of(),
                null,
                false,
                "",
                Access.EVERYBODY);
    }

    private static List<Story> stories(String base) {
        JsonNode newsroom = new JsonMapper().readTree(SampleFeed.class.getResourceAsStream("/newsroom/newsroom.json"));
        List<Story> stories = new ArrayList<>();
        newsroom.get("stories").forEach(s -> stories.add(story(s, newsroom.get("authors"), base)));
        return stories;
    }

    private static Story story(JsonNode s, JsonNode people, String base) {
        List<Author> authors = new ArrayList<>();
        s.get("authors").forEach(slug -> authors.add(author(people.get(slug.asString()), slug.asString(), base)));
        return new Story(
                s.get("slug").hashCode(),
                "https://courier.example/" + s.get("slug").asString() + "/",
                s.get("title").asString(),
                s.get("excerpt").asString(),
                s.get("section").asString(),
                TO.minusSeconds(60 * s.get("minutesAgo").asLong()),
                s.get("minutes").asInt(),
                s.has("video") ? ItemKind.VIDEO : ItemKind.ARTICLE,
                authors,
                s.has("picture")
                        ? new Picture(
                                base + s.get("picture").asString(),
                                s.get("alt").asString(),
                                s.get("credit").asString())
                        : null,
                s.get("minutes").asInt() == 1,
                "",
                Access.EVERYBODY);
    }

    private static Author author(JsonNode a, String slug, String base) {
        return new Author(
                a.get("name").asString(),
                "https://courier.example/author/" + slug + "/",
                a.has("picture") ? base + a.get("picture").asString() : null,
                a.has("bio") ? a.get("bio").asString() : null);
    }
}
