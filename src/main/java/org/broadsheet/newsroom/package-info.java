/** What the newsroom has set about itself: its name, its public links, the address of its pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.broadsheet.newsroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
