/** What proves a complaint that names nobody by a token of ours: the DKIM signature of a feedback loop. */
@NullMarked
package org.broadsheet.bounce.proof;

import org.jspecify.annotations.NullMarked;
