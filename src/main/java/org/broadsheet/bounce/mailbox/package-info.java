/** The mailbox that bounces come to: IMAP, POP3 or a maildir. */
@NullMarked
package org.broadsheet.bounce.mailbox;

import org.jspecify.annotations.NullMarked;
