/** What {@code doctor} looks at, by topic. */
@NullMarked
package org.broadsheet.command.doctor;

import org.jspecify.annotations.NullMarked;
