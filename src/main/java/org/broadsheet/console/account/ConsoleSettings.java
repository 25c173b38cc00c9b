package org.broadsheet.console.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.console.*}: who may enter, and for how long.
 *
 * @param admin the first account, made when there is none
 * @param session how long a login holds without a click, at most 24 hours
 * @param invitation how long the link in an invitation holds
 * @param passwordCost BCrypt's: one more doubles the time that a guess takes, and a login; a password is hashed anew at
 *     the next login where its cost is lower
 */
@ConfigurationProperties("broadsheet.console")
record ConsoleSettings(
        @DefaultValue Admin admin,
        @DefaultValue("PT8H") Duration session,
        @DefaultValue("P3D") Duration invitation,
        @DefaultValue("10") int passwordCost) {

    ConsoleSettings {
        if (session.isNegative() || session.isZero() || session.compareTo(Sessions.LONGEST) > 0)
            throw new IllegalArgumentException(
                    "broadsheet.console.session is " + session + ": at most 24 hours, for example PT8H");
        if (passwordCost < 4 || passwordCost > 16)
            throw new IllegalArgumentException("broadsheet.console.password-cost must be from 4 to 16");
    }

    /**
     * {@code broadsheet.console.admin.*}.
     *
     * @param email where a link for a new password goes
     */
    record Admin(
            @DefaultValue("admin") String username,
            @Nullable String password,
            @Nullable String email) {}
}
