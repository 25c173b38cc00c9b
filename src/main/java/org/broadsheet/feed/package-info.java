/** The sources we follow and the items read from them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.broadsheet.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
