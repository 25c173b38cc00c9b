package org.broadsheet.console.today;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.edition.Content;
import org.broadsheet.edition.Story;
import org.broadsheet.letter.Preview;
import org.springframework.web.util.HtmlUtils;

/** Every web address that a letter leads to or loads: of its stories, the editor's note, pictures and the footer. */
final class LetterLinks {
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:href|src)=\"(https?://[^\"]{1,2000})\"");
    /** A member's own pages exist for members only. */
    private static final Pattern OWN = Pattern.compile("https?://[^/]+/(?:unsubscribe|preferences)/.*");

    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    private LetterLinks() {}

    static LetterLinks of(Preview letter, Content content) {
        LetterLinks links = new LetterLinks();
        content.stories().forEach(links::story);
        String html = letter.html();
        Matcher found = ADDRESS.matcher(html == null ? "" : html);
        while (found.find()) links.add(HtmlUtils.htmlUnescape(found.group(1)), "");
        return links;
    }

    private void story(Story story) {
        add(story.url(), story.title());
        stories.putIfAbsent(story.url(), story);
        if (story.picture() != null) stories.putIfAbsent(story.picture().url(), story);
    }

    private void add(String address, String about) {
        if (address.startsWith("http") && !OWN.matcher(address).matches()) addresses.putIfAbsent(address, about);
    }

    List<String> addresses() {
        return List.copyOf(addresses.keySet());
    }

    /** @param troubles what is wrong, by address */
    List<Finding> dead(Map<String, String> troubles) {
        return addresses.keySet().stream()
                .filter(troubles::containsKey)
                .map(address -> finding(address, troubles.getOrDefault(address, "")))
                .toList();
    }

    private Finding finding(String address, String trouble) {
        Story story = stories.get(address);
        return new Finding(
                trouble,
                story == null ? address : story.title() + " " + address,
                story == null ? null : story.item(),
                false);
    }
}
