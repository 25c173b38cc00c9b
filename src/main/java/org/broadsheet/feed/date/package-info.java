/** Dates, time zones and durations as feeds write them. */
@NullMarked
package org.broadsheet.feed.date;

import org.jspecify.annotations.NullMarked;
