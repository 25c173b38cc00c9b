/** Accounts of the console: login, sessions, what lets somebody in, and the audit log. */
@NullMarked
@NamedInterface("account")
package org.broadsheet.console.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
