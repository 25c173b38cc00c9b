package org.broadsheet.member.post;

import java.util.HashMap;
import java.util.Map;
import org.broadsheet.mail.Address;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A letter to be written and brought.
 *
 * @param template its folder below {@code templates/email}
 * @param sender one mailbox; null: that of the letters
 * @param model what the template is told, besides {@code newsroom}: texts, numbers, and lists and maps of these
 * @param member with whose erasure the letter goes too
 */
public record Errand(
        String template,
        Address to,
        @Nullable String sender,
        Map<String, Object> model,
        @Nullable MemberId member) {
    public Errand {
        model = Map.copyOf(new HashMap<>(model));
    }
}
