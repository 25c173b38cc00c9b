/** The templates of letters, small mails and pages, and what they may call. */
@NullMarked
package org.broadsheet.letter.template;

import org.jspecify.annotations.NullMarked;
