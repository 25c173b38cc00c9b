/** A message as words and as bytes: MIME, list headers, DKIM (RFC 5322, 2045, 2369, 8058, 6376). */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.broadsheet.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
