package org.broadsheet.console.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code broadsheet.console.admin.*}: the first account, made when there is none. */
@ConfigurationProperties("broadsheet.console")
record ConsoleSettings(@DefaultValue Admin admin) {
    record Admin(
            @DefaultValue("admin") String username,
            @Nullable String password) {}
}
