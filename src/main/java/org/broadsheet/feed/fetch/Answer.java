package org.broadsheet.feed.fetch;

import org.jspecify.annotations.Nullable;

/** One hop: either what was fetched or where it is to be found. */
record Answer(Fetched fetched, @Nullable String redirect) {}
