package org.broadsheet.feed;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.feed.read.FeedReading;
import org.broadsheet.feed.read.ReadFeed;
import org.broadsheet.feed.read.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code feeds read} prints: sources read and shown, nothing stored, no database needed. */
public final class FeedReports {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FetchSettings settings;
    private final PrintStream out;
    private final boolean json;

    /** @param json one JSON document a line for each source, else a few lines for people */
    public FeedReports(FetchSettings settings, PrintStream out, boolean json) {
        this.settings = settings;
        this.out = out;
        this.json = json;
    }

    /**
     * Reads files and addresses in the given order, and goes on where one fails.
     *
     * @return the exit code: 3 if any could not be read, else 0
     */
    public int read(List<String> sources) {
        int failures = 0;
        try (SourceReader reader = new SourceReader(settings)) {
            for (String source : sources) {
                FeedReading reading = reader.read(source, Source.of(source));
                failures += reading.error() == null ? 0 : 1;
                show(source, reading);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing the reader", e);
        }
        return failures == 0 ? 0 : 3;
    }

    private void show(String source, FeedReading reading) {
        if (json) out.println(JSON.writeValueAsString(line(source, reading)));
        else words(source, reading).forEach(out::println);
        out.flush();
    }

    private static Map<String, @Nullable Object> line(String source, FeedReading reading) {
        ReadFeed feed = reading.feed();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("source", source);
        line.put("format", feed == null ? null : feed.format().name().toLowerCase(Locale.ROOT));
        line.put("title", feed == null ? null : feed.title());
        line.put("language", feed == null ? null : feed.language());
        line.put(
                "items",
                feed == null
                        ? List.of()
                        : feed.items().stream().map(FeedReports::item).toList());
        line.put("error", reading.error());
        return line;
    }

    private static ObjectNode item(Item item) {
        ObjectNode node = JSON.valueToTree(item);
        node.remove(List.of("picture", "minutes", "kind", "featured", "language", "membersOnly"));
        for (String name : List.of("url", "summary", "html"))
            if (node.path(name).asString().isEmpty()) node.putNull(name);
        node.put("image", item.picture() == null ? null : item.picture().url());
        node.put("readingMinutes", item.minutes() == 0 ? null : item.minutes());
        return node.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
    }

    private static List<String> words(String source, FeedReading reading) {
        ReadFeed feed = reading.feed();
        if (feed == null) return List.of(source + ": " + reading.error());
        String title = feed.title() == null ? "" : " \"" + feed.title() + "\"";
        String head = source + ": " + feed.format().name().toLowerCase(Locale.ROOT) + title + ", "
                + feed.items().size() + " items";
        return Stream.of(
                        Stream.of(head),
                        feed.notes().stream().map(note -> "  note: " + note),
                        feed.items().stream().flatMap(item -> words(item, feed)))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> words(Item item, ReadFeed feed) {
        String when = item.published() == null ? "(no date)" : item.published().toString();
        String kind = item.kind() == ItemKind.VIDEO ? " [video]" : "";
        String length = item.minutes() == 0 ? "" : "  (" + item.minutes() + " min)";
        Picture picture = item.picture();
        return Stream.of(
                "  " + when + "  " + item.title() + kind + length + "  " + item.url(),
                "      picture: " + (picture == null ? "none" : picture.url()) + " ("
                        + feed.pictures().get(item.id()) + ")");
    }
}
