/** The wire: bytes in, outcomes out (RFC 5321). Plain Java and Angus: no Spring, no SQL, no Batch. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.broadsheet.smtp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
