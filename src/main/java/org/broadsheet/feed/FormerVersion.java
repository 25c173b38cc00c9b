package org.broadsheet.feed;

import java.time.Instant;

/** What an item was called before it changed, and when; the hash is of all that a reader would notice. */
public record FormerVersion(String title, String contentHash, Instant since, Instant until) {}
