/** What stands in an edition, and what was left out. */
@NullMarked
@NamedInterface("content")
package org.broadsheet.edition.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
