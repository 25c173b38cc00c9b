package org.broadsheet.feed;

/** How a feed is written; {@code RSS}, {@code ATOM} and {@code JSON} are hints, {@code GHOST} is asked for by its own API. */
public enum FeedFormat {
    AUTO,
    RSS,
    ATOM,
    JSON,
    GHOST
}
