/** The edition in the making: its stories, its preview, and sending it. */
@NullMarked
package org.broadsheet.console.today;

import org.jspecify.annotations.NullMarked;
