package org.broadsheet.edition.override;

import org.jspecify.annotations.Nullable;

/**
 * Where an editor put a story: after which other one, so that it keeps its place while other stories come and go.
 *
 * @param section the heading; of no meaning outside the column of stories
 * @param after the item it follows; null: it is the first there
 */
public record Place(
        long item, Column column, String section, @Nullable Long after) {}
