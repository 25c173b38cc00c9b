package org.broadsheet.feed.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.xml.Unreadable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds as newsrooms publish them, each with what must come out of it: files by {@code feeds/expected.txt}, and one input for
 * each kind of fault in {@code feeds/kinds.txt}.
 */
class FeedCasesTests {
    private static final String RSS = """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>The Paper</title>
            <link>https://paper.example/</link>%s%s</channel></rss>""";

    record Expectation(String file, int item, String field, char operator, String value) {
        @Override
        public String toString() {
            return file + " " + item + " " + field + " " + operator + " " + value;
        }
    }

    private static final Map<String, ReadFeed> READ = new HashMap<>();
    private static final Map<String, String> DOCUMENTS = new HashMap<>();

    static Stream<Expectation> expectations() throws IOException {
        List<Expectation> found = new ArrayList<>();
        String file = "";
        for (String line : resource("expected.txt").lines().toList()) {
            if (line.startsWith("# ")) file = line.substring(2);
            else found.add(expectation(file, line));
        }
        for (String kind : resource("kinds.txt").split("(?m)^# ")) kind(kind, found);
        return found.stream();
    }

    private static Expectation expectation(String file, String line) {
        String[] parts = line.split(" ", 4);
        String value = parts.length < 4 ? "" : parts[3];
        return new Expectation(file, Integer.parseInt(parts[0]), parts[1], parts[2].charAt(0), value);
    }

    // A name; "@" and a language; a document, or an item of one; ">" and what must come out of it.
    private static void kind(String kind, List<Expectation> found) {
        String name = kind.lines().findFirst().orElse("");
        List<String> body = kind.lines().skip(1).toList();
        String document = body.stream()
                .filter(line -> !line.startsWith("> ") && !line.startsWith(">2 ") && !line.startsWith("@"))
                .collect(Collectors.joining("\n"));
        String language = body.stream()
                .filter(line -> line.startsWith("@"))
                .map(line -> "<language>" + line.substring(1) + "</language>")
                .findFirst()
                .orElse("");
        DOCUMENTS.put(name, document.startsWith("<item") ? RSS.formatted(language, document) : document);
        body.stream()
                .filter(line -> line.startsWith("> ") || line.startsWith(">2 "))
                .map(line -> line.startsWith(">2") ? line.substring(1) : "1" + line.substring(1))
                .forEach(line -> found.add(expectation(name, line)));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void saysWhatItsNewsroomMeant(Expectation expected) throws Exception {
        ReadFeed feed = read(expected.file());
        String found = expected.item() == 0
                ? String.valueOf(feed.title())
                : field(feed.items().get(expected.item() - 1), expected.field());

        switch (expected.operator()) {
            case '=' -> assertThat(found).isEqualTo(expected.value());
            case '^' -> assertThat(found).startsWith(expected.value());
            case '~' -> assertThat(found).contains(expected.value());
            case '!' -> assertThat(found).doesNotContain(expected.value());
            default -> throw new IllegalArgumentException("operator " + expected.operator());
        }
    }

    private static String field(Item item, String name) {
        return switch (name) {
            case "id" -> item.id();
            case "url" -> item.url();
            case "title" -> item.title();
            case "summary" -> item.summary();
            case "html" -> item.html();
            case "language" -> String.valueOf(item.language());
            case "minutes" -> String.valueOf(item.minutes());
            case "published" -> String.valueOf(item.published());
            case "categories" -> String.join(", ", item.categories());
            case "authors" -> item.authors().stream().map(Author::name).collect(Collectors.joining(", "));
            case "image" -> item.picture() == null ? "" : item.picture().url();
            default -> throw new IllegalArgumentException("field " + name);
        };
    }

    private static ReadFeed read(String file) throws IOException, Unreadable {
        ReadFeed known = READ.get(file);
        if (known != null) return known;
        ReadFeed feed = FeedReader.feed(
                DOCUMENTS.containsKey(file) ? DOCUMENTS.get(file) : resource(file), "file:///feeds/" + file);
        READ.put(file, feed);
        return feed;
    }

    private static String resource(String name) throws IOException {
        try (var in = FeedCasesTests.class.getResourceAsStream("/feeds/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
