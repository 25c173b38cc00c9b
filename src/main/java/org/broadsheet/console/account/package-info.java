/** Who may enter the console, as what, and what they did there. */
@NullMarked
package org.broadsheet.console.account;

import org.jspecify.annotations.NullMarked;
