/** The mailbox that bounces come to: IMAP, POP3 or a maildir. */
@NullMarked
@NamedInterface("mailbox")
package org.broadsheet.bounce.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
