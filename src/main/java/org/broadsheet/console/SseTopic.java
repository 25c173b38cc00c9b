package org.broadsheet.console;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source of server-sent events for open pages. */
public interface SseTopic {
    /** A state of the topic. */
    interface News {
        /** The data by event name, in {@code en} or {@code uk}. */
        Map<String, String> in(String language);
    }

    /** How often it is polled; less often where polling takes long. */
    Duration interval();

    /** The state now; {@code before} itself where nothing has changed. Called on one thread at a time. */
    News look(@Nullable News before);
}
