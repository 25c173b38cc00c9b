package org.broadsheet.console.today;

import org.jspecify.annotations.Nullable;

/**
 * Something an editor should look at before the letter goes out.
 *
 * @param kind its words are in the words files
 * @param about the headline, or the words themselves
 * @param item the story where it is mended; null: elsewhere
 * @param serious true where the letter should not go out like this
 */
public record Finding(String kind, String about, @Nullable Long item, boolean serious) {}
