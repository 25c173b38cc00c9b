/** One day's edition of a digest: which items, in what order, approved by whom, frozen. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "newsroom", "feed"})
package org.broadsheet.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
