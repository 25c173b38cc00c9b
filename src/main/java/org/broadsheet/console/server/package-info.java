/** What happens to a request before any page sees it: its client's address, its host, and the bounds of its body. */
@NullMarked
package org.broadsheet.console.server;

import org.jspecify.annotations.NullMarked;
