/** What comes back: bounces, complaints, auto-replies; whom they concern and what follows. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "newsroom", "delivery", "edition", "member", "mail"})
package org.broadsheet.bounce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
