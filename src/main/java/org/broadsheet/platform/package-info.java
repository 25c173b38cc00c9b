/** Small types that every module may use and that know no module. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.broadsheet.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
