/** What the newsroom has set: itself, its public links, its pages and its digests. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.broadsheet.newsroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
