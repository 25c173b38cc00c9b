/** The digest job: the flow, its schedule, its workers, and the one door to start or stop it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "newsroom",
            "feed",
            "edition",
            "edition :: content",
            "member",
            "letter",
            "delivery",
            "smtp"
        })
package org.broadsheet.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
