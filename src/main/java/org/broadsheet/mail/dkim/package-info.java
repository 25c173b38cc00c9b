/** Signatures of a domain over messages (RFC 6376, 8301, 8463). Nobody but {@code mail} needs its insides. */
@NullMarked
package org.broadsheet.mail.dkim;

import org.jspecify.annotations.NullMarked;
