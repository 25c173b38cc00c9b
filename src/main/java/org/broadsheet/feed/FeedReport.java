package org.broadsheet.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one poll of one feed brought.
 *
 * @param items how many the feed shows now; 0 where it has not changed or cannot be read
 * @param fresh never seen before; {@code held} of them are kept from editions by the flood guard
 * @param changed seen before, but saying something else now
 * @param notes what an editor should know: a flood that is held, a gap
 * @param error why the feed could not be read, in one line; null where it could
 */
public record FeedReport(
        String feed,
        int items,
        int fresh,
        int changed,
        int held,
        List<String> notes,
        @Nullable String error) {
    public FeedReport {
        notes = List.copyOf(notes);
    }

    static FeedReport failed(String feed, String error) {
        return new FeedReport(feed, 0, 0, 0, 0, List.of(), error);
    }

    static FeedReport unchanged(String feed) {
        return new FeedReport(feed, 0, 0, 0, 0, List.of("not changed since the last poll"), null);
    }

    public boolean failed() {
        return error != null;
    }

    /** One line that names the feed. */
    public String line() {
        if (error != null) return "feed " + feed + ": " + error;
        List<String> parts = new ArrayList<>();
        if (items > 0) parts.add(items + " items, " + fresh + " new, " + changed + " changed");
        parts.addAll(notes);
        return "feed " + feed + ": " + (parts.isEmpty() ? "no items" : String.join("; ", parts));
    }
}
