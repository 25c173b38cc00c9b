package org.broadsheet.console;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that open pages are told about by server-sent events. */
public interface SseTopic {
    /** How things stand. */
    interface News {
        /** The data by event name, in {@code en} or {@code uk}. */
        Map<String, String> in(String language);
    }

    /** How often it is looked at; less often where looking takes long. */
    Duration interval();

    /** How things stand now; {@code before} itself where nothing has changed since. Called on one thread at a time. */
    News look(@Nullable News before);
}
