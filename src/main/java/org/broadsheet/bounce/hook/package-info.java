/** Web hooks of mail providers: proved to be theirs, then turned into facts. */
@NullMarked
@NamedInterface("hook")
package org.broadsheet.bounce.hook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
