package org.broadsheet.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as words, the same for all members but for its {@link Slots}, which may stand in the subject, in header
 * values, in the text and in the HTML.
 *
 * @param from one mailbox: {@code The Newsroom <daily@example.org>}
 * @param replyTo one mailbox; null: replies go to {@code from}
 * @param date the edition's time, so that every try has the same octets
 * @param zone in which the Date header shows it
 * @param headers further headers in their order, among them Message-ID; not those that the draft has of its own
 * @param html null: the message is text/plain only
 */
public record Draft(
        String from,
        @Nullable String replyTo,
        String subject,
        Instant date,
        ZoneId zone,
        Map<String, String> headers,
        String text,
        @Nullable String html) {
    public Draft {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
