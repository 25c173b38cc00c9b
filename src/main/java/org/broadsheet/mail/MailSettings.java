package org.broadsheet.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code broadsheet.mail.*}, as far as it stands in a message.
 *
 * @param from one mailbox, as in a header: {@code The Newsroom <daily@example.org>}
 * @param bounceAddress {@code bounces@example.org}; the envelope sender becomes {@code bounces+TOKEN@example.org}
 */
@ConfigurationProperties("broadsheet.mail")
public record MailSettings(
        @Nullable String from,
        @Nullable String replyTo,
        @Nullable String bounceAddress) {}
