/** A relay's replies: read from the wire, and what they say about a message and those after it. */
@NullMarked
package org.broadsheet.smtp.reply;

import org.jspecify.annotations.NullMarked;
