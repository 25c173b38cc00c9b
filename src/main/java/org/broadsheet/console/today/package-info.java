/** The edition in the making: what is in it, how it will look, and sending it. */
@NullMarked
package org.broadsheet.console.today;

import org.jspecify.annotations.NullMarked;
