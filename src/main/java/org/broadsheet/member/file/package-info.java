/** Members in and out as files: our own CSV and those of Ghost, listmonk and Mailchimp. */
@NullMarked
@NamedInterface("file")
package org.broadsheet.member.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
