/** Letters to one person: written when the relay takes them, kept until it does. */
@NullMarked
@NamedInterface("post")
package org.broadsheet.member.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
