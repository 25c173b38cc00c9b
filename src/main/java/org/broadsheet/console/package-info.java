/** The editors' pages and the API. */
@NullMarked
@ApplicationModule(allowedDependencies = {"job", "bounce", "delivery", "letter", "edition", "member", "mail", "feed"})
package org.broadsheet.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
