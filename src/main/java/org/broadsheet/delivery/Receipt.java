package org.broadsheet.delivery;

import java.util.List;
import org.broadsheet.member.MemberId;

/**
 * What became of an edition's recipients; the sum is checked whenever a receipt is made.
 *
 * @param status {@code running}, {@code waiting} (deliveries are left and nobody is at work), {@code paused},
 *     {@code stopped}, {@code cancelled} or {@code finished}
 * @param accepted the relay took responsibility; it is not yet in anyone's inbox
 * @param deferred enrolled and not served: {@code open}, {@code expired} or {@code cancelled}
 * @param suppressed unsubscribed, paused or suppressed after enrolment
 * @param duplicatesPossible who may have got it twice, as many as {@code possibleDuplicates}
 * @param seconds from the first claim to the last word of the relay
 * @param open has no last outcome yet: waits for its turn or for another try, or is on the wire
 * @param expired refused for now until the edition was too old
 * @param cancelled not served when the edition was cancelled
 */
public record Receipt(
        String digest,
        String edition,
        String status,
        String reason,
        long recipients,
        long accepted,
        long rejected,
        long deferred,
        long suppressed,
        long uncertain,
        long duplicatesPossible,
        double seconds,
        double messagesPerSecond,
        long open,
        long expired,
        long cancelled,
        List<MemberId> possibleDuplicates) {

    public Receipt {
        possibleDuplicates = List.copyOf(possibleDuplicates);
        check(recipients == accepted + rejected + deferred + suppressed + uncertain, "recipients", digest, edition);
        check(deferred == open + expired + cancelled, "deferred", digest, edition);
        check(duplicatesPossible == possibleDuplicates.size(), "duplicatesPossible", digest, edition);
    }

    private static void check(boolean adds, String what, String digest, String edition) {
        if (!adds)
            throw new IllegalStateException("receipt of " + digest + " " + edition + " does not add up: " + what);
    }
}
