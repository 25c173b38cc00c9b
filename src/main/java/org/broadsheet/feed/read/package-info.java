/** From the octets of a source to items: what each format says, and how it is made safe and whole. */
@NullMarked
package org.broadsheet.feed.read;

import org.jspecify.annotations.NullMarked;
