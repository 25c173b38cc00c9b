/** Bytes from outside, within limits, and never from an address that is nobody's business. */
@NullMarked
package org.broadsheet.feed.fetch;

import org.jspecify.annotations.NullMarked;
