/** An item's HTML: made safe, its text, its films and its pictures. */
@NullMarked
package org.broadsheet.feed.html;

import org.jspecify.annotations.NullMarked;
