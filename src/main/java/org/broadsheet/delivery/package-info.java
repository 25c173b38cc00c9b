/** The ledger: one row per edition and member, from pending to its last outcome; the receipt. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "newsroom", "edition", "member", "smtp"})
package org.broadsheet.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
