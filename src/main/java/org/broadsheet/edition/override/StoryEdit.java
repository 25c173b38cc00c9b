package org.broadsheet.edition.override;

import org.jspecify.annotations.Nullable;

/** A story's words for the letter only; null leaves what the feed says. */
public record StoryEdit(
        @Nullable String title,
        @Nullable String summary,
        @Nullable String alt) {
    boolean isNothing() {
        return title == null && summary == null && alt == null;
    }
}
