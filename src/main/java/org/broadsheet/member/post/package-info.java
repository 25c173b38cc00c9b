/** Mails to one person each: queued in the database, written and sent when the relay takes them. */
@NullMarked
@NamedInterface("post")
package org.broadsheet.member.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
