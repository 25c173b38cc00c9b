/** Broadsheet: one good letter for every member of a newsroom, every morning. */
@NullMarked
package org.broadsheet;

import org.jspecify.annotations.NullMarked;
