/** Who reads us: members, consent, preferences, suppressions, and their own pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "newsroom", "mail", "smtp"})
package org.broadsheet.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
