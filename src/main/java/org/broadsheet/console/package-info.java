/** The editors' pages and the API. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "newsroom",
            "job",
            "bounce",
            "delivery",
            "letter",
            "edition",
            "edition :: content",
            "edition :: override",
            "member",
            "mail",
            "feed",
            "member :: post",
            "member :: file"
        })
package org.broadsheet.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
