package org.broadsheet.console.edition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.console.Harmless;
import org.broadsheet.delivery.Delivery;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a delivery was for, as far as the one who looks may know: an administrator the address, an editor its domain. */
@Component
class Veil {
    private static final int LONGEST = 200;

    private final Members members;

    Veil(Members members) {
        this.members = members;
    }

    /** @param address empty where the member is one no more */
    public record Line(
            long member,
            String address,
            String state,
            int attempts,
            @Nullable Integer code,
            @Nullable String status,
            String reply,
            Instant at,
            @Nullable Instant nextAttempt) {
        Line harmless() {
            String words = Harmless.text(reply, LONGEST);
            return new Line(
                    member, Harmless.text(address, LONGEST), state, attempts, code, status, words, at, nextAttempt);
        }
    }

    /** As a page shows them: a relay may write what it likes, and as much. */
    static List<Line> harmless(List<Line> lines) {
        return lines.stream().map(Line::harmless).toList();
    }

    List<Line> lines(Collection<Delivery> deliveries, boolean admin) {
        Map<MemberId, String> addresses =
                members.addresses(deliveries.stream().map(Delivery::member).toList());
        return deliveries.stream()
                .map(delivery -> line(delivery, addresses.getOrDefault(delivery.member(), ""), admin))
                .toList();
    }

    private static Line line(Delivery delivery, String address, boolean admin) {
        String reply = delivery.reply() == null ? "" : delivery.reply();
        String veiled = address.isEmpty() ? "" : "…" + address.substring(address.lastIndexOf('@'));
        return new Line(
                delivery.member().value(),
                admin ? address : veiled,
                delivery.state().name().toLowerCase(Locale.ROOT),
                delivery.attempts(),
                delivery.code(),
                delivery.status(),
                admin || address.isEmpty() ? reply : without(address, veiled, reply),
                delivery.at(),
                delivery.nextAttempt());
    }

    // Relays like to repeat the address in their reply.
    private static String without(String address, String veiled, String reply) {
        return Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE)
                .matcher(reply)
                .replaceAll(Matcher.quoteReplacement(veiled));
    }
}
