/** What editors decided otherwise than the rules would, kept with who decided it. */
@NullMarked
@NamedInterface("override")
package org.broadsheet.edition.override;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
