/** Editions that were made: the list, the archive, the run as it goes, and the receipt behind it. */
@NullMarked
package org.broadsheet.console.edition;

import org.jspecify.annotations.NullMarked;
