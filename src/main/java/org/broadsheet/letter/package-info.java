/** An edition as the letter a member opens: rendered once a variant, filled in once a member. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "newsroom",
            "edition",
            "edition :: content",
            "feed",
            "member",
            "member :: post",
            "mail"
        })
package org.broadsheet.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
