/** Which stories an edition has, and where: pure functions of the candidates, the rules and the overrides. */
@NullMarked
package org.broadsheet.edition.selection;

import org.jspecify.annotations.NullMarked;
