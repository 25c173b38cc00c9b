/** Feeds, digests, members and health. */
@NullMarked
package org.broadsheet.console.desk;

import org.jspecify.annotations.NullMarked;
