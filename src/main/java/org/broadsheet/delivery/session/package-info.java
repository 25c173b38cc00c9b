/** A worker at work on an edition: it claims due rows within the limits, has them sent, and records their outcomes. */
@NullMarked
package org.broadsheet.delivery.session;

import org.jspecify.annotations.NullMarked;
