package org.broadsheet.feed;

import org.jspecify.annotations.Nullable;

/** An item's picture by absolute address; {@code alt} is empty where the feed gives no text of its own for it. */
public record Picture(String url, String alt, @Nullable String credit) {}
