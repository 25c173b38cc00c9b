/** Editions: the list, the archive, the run and its receipt. */
@NullMarked
package org.broadsheet.console.edition;

import org.jspecify.annotations.NullMarked;
