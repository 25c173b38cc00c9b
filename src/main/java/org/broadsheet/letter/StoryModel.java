package org.broadsheet.letter;

import java.text.Bidi;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.edition.content.Access;
import org.broadsheet.edition.content.Story;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.Picture;
import org.jspecify.annotations.Nullable;

/** A story as templates see it. Keys without a value are left out. */
final class StoryModel {
    private static final int TITLE = 300;

    private final ZoneId zone;
    private final boolean pictures;

    StoryModel(ZoneId zone, boolean pictures) {
        this.zone = zone;
        this.pictures = pictures;
    }

    List<Map<String, Object>> of(List<Story> stories, int summary) {
        return stories.stream().map(story -> of(story, summary)).toList();
    }

    Map<String, Object> of(Story story, int summary) {
        Dateline dateline = Dateline.of(LetterText.line(story.summary()));
        Map<String, Object> model = new HashMap<>();
        String title = title(story);
        model.put("title", title);
        model.put("dir", new Bidi(title, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl");
        model.put("summary", LetterText.cut(dateline.rest(), summary));
        model.put("place", dateline.place());
        model.put("section", LetterText.line(story.section()));
        model.put("published", local(story).toString());
        model.put("minutes", story.minutes());
        model.put("membersOnly", story.access() == Access.MEMBERS);
        model.put("kind", story.kind().name().toLowerCase(Locale.ROOT));
        model.put("authors", names(story.authors()));
        put(model, "url", LetterText.web(story.url()));
        put(model, "picture", pictures ? picture(story.picture()) : null);
        return model;
    }

    /** A headline is never empty: an item without one shows its summary's beginning, at last its address. */
    private static String title(Story story) {
        String title = LetterText.line(story.title());
        if (title.isEmpty()) title = LetterText.cut(LetterText.line(story.summary()), 100);
        if (title.isEmpty()) title = LetterText.line(story.url());
        return LetterText.cut(title, TITLE);
    }

    private LocalDateTime local(Story story) {
        return story.published().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private static List<String> names(List<Author> authors) {
        return authors.stream()
                .map(author -> LetterText.line(author.name()))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static @Nullable Map<String, Object> picture(@Nullable Picture picture) {
        String url = picture == null ? null : LetterText.web(picture.url());
        if (picture == null || url == null) return null;
        return Map.of("url", url, "alt", LetterText.line(picture.alt()), "credit", LetterText.line(picture.credit()));
    }

    private static void put(Map<String, Object> model, String key, @Nullable Object value) {
        if (value != null) model.put(key, value);
    }

    /** The card that presents the lead's first author, where the feed tells more than the name. */
    static final class AuthorCard {
        /** Three lines of the card. */
        private static final int BIO = 190;

        private static final int ROLE = 60;
        private static final Pattern FIRST_SENTENCE = Pattern.compile("^([^.!?]{3," + ROLE + "})\\.(?: +(.*))?$");
        private static final Pattern INITIAL = Pattern.compile("(?<=^|[ -])\\p{L}");

        private AuthorCard() {}

        static Optional<Map<String, Object>> of(Story lead) {
            return lead.authors().stream()
                    .filter(author -> !LetterText.line(author.name()).isEmpty())
                    .findFirst()
                    .filter(author -> author.bio() != null || author.avatar() != null)
                    .map(AuthorCard::card);
        }

        private static Map<String, Object> card(Author author) {
            String name = LetterText.line(author.name());
            Map<String, Object> card = new HashMap<>(bio(name, LetterText.line(author.bio())));
            card.put("name", name);
            card.put("initials", initials(name));
            String url = LetterText.web(author.url());
            if (url != null) card.put("url", url);
            String avatar = LetterText.web(author.avatar());
            if (avatar != null) card.put("avatar", avatar);
            return card;
        }

        /** Feeds have no field for the role; a bio often begins with it: "Defence correspondent, Kyiv. She ...". */
        private static Map<String, String> bio(String name, String bio) {
            var sentence = FIRST_SENTENCE.matcher(bio);
            String given = name.split(" ")[0];
            if (!sentence.matches() || sentence.group(1).contains(given))
                return Map.of("role", "", "bio", LetterText.cut(bio, BIO));
            String rest = sentence.group(2) == null ? "" : sentence.group(2);
            return Map.of("role", sentence.group(1), "bio", LetterText.cut(rest, BIO));
        }

        private static String initials(String name) {
            var letters = INITIAL.matcher(name);
            String first = letters.find() ? letters.group() : "";
            String last = "";
            while (letters.find()) last = letters.group();
            return (first + last).toUpperCase(Locale.ROOT);
        }
    }

    /** The place that a summary begins with in agency style, {@code KYIV (Agency) — ...}; empty where there is none. */
    record Dateline(String place, String rest) {
        private static final Pattern AGENCY = Pattern.compile(
                "^(\\p{Lu}[\\p{Lu}'’ʼ -]{2,28}\\p{Lu})(?:, [\\p{L} .]{2,20})?(?: \\([^)]{1,30}\\))? [—–-] (?=\\S)");

        private static final Pattern FIRST_LETTER = Pattern.compile("(?<=^|[ -])\\p{Lu}");
        /** Written like a place, and none. */
        private static final Set<String> NO_PLACE = Set.of(
                ("NATO|НАТО|BREAKING|BREAKING NEWS|UPDATE|UPDATED|EXCLUSIVE|VIDEO|WATCH|LIVE|OPINION|ANALYSIS|CORRECTION|ОНОВЛЕНО|ОНОВЛЮЄТЬСЯ|ВІДЕО|"
                                + "ФОТО|ТЕРМІНОВО|НАЖИВО|ДУМКА|АНАЛІЗ|UNESCO|UNICEF|OSCE|NASA|OPEC|ЮНЕСКО|ОБСЄ|МАГАТЕ|IAEA")
                        .split("\\|"));

        static Dateline of(String summary) {
            var agency = AGENCY.matcher(summary);
            if (!agency.find() || NO_PLACE.contains(agency.group(1))) return new Dateline("", summary);
            return new Dateline(capitalised(agency.group(1)), summary.substring(agency.end()));
        }

        private static String capitalised(String capitals) {
            String small = capitals.toLowerCase(Locale.ROOT);
            StringBuilder place = new StringBuilder(small);
            FIRST_LETTER
                    .matcher(capitals)
                    .results()
                    .forEach(m -> place.setCharAt(m.start(), capitals.charAt(m.start())));
            return place.toString();
        }
    }
}
