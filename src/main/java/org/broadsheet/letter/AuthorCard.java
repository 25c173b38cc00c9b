package org.broadsheet.letter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.edition.Story;
import org.broadsheet.feed.Author;

/** The card that presents the lead's first author, where the feed tells more than the name. */
final class AuthorCard {
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
