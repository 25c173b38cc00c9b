package org.broadsheet.console.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code broadsheet.api.*}.
 *
 * @param token the bearer token of scripts; none: the API is closed
 */
@ConfigurationProperties("broadsheet.api")
record ApiSettings(@Nullable String token) {}
