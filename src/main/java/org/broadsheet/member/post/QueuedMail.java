package org.broadsheet.member.post;

import java.util.HashMap;
import java.util.Map;
import org.broadsheet.mail.Address;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, written when it is sent.
 *
 * @param template its folder below {@code templates/email}
 * @param sender one mailbox; null: {@code broadsheet.mail.from}
 * @param model what the template is told, besides {@code newsroom}: texts, numbers, and lists and maps of these
 * @param member whose erasure removes the mail from the queue
 */
public record QueuedMail(
        String template,
        Address to,
        @Nullable String sender,
        Map<String, Object> model,
        @Nullable MemberId member) {
    public QueuedMail {
        model = Map.copyOf(new HashMap<>(model));
    }
}
