package org.broadsheet.edition;

import org.jspecify.annotations.Nullable;

/**
 * An editor's wish where a story stands: in relation to its neighbour, so that it holds while other stories come and go.
 *
 * @param section the heading; of no meaning outside the column of stories
 * @param after the item it follows; null: it is the first there
 */
public record Place(
        long item, Column column, String section, @Nullable Long after) {}
