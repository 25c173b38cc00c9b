/** XML as people publish it, as a tree. */
@NullMarked
package org.broadsheet.feed.xml;

import org.jspecify.annotations.NullMarked;
