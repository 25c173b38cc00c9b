/** The command line. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "newsroom",
            "job",
            "console::account",
            "bounce",
            "bounce::hook",
            "bounce::mailbox",
            "delivery",
            "letter",
            "edition",
            "edition :: content",
            "member",
            "member::file",
            "mail",
            "feed",
            "smtp"
        })
package org.broadsheet.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
