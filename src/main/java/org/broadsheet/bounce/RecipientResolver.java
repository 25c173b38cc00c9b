package org.broadsheet.bounce;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.delivery.Recipients.PastDelivery;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.MemberKeys.EditionKey;
import org.broadsheet.member.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the member a fact concerns, and whether that is proved. A claim has the weight of what proves it: our token's
 * code, or a sender that proved to be our provider, our relay or a named feedback loop. An address in a report proves
 * nothing.
 *
 * <p>A forwarded letter carries its tokens. Whoever holds one can leave for the member, which the member can undo; a
 * bounce or a complaint is taken only for as long after the edition as real ones come.
 */
@Component
class RecipientResolver {
    /** Mail servers give up within five days (RFC 5321, section 4.5.4.1), a few within ten. */
    private static final Duration BOUNCES_COME = Duration.ofDays(14);

    private static final Duration COMPLAINTS_COME = Duration.ofDays(60);

    private final MemberKeys keys;
    private final Members members;
    private final Recipients recipients;
    private final BounceRows rows;
    private final Clock clock;

    RecipientResolver(MemberKeys keys, Members members, Recipients recipients, BounceRows rows, Clock clock) {
        this.keys = keys;
        this.members = members;
        this.recipients = recipients;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Whom a fact concerns.
     *
     * @param digest only where no edition is known
     * @param proved whether anything may follow from it
     */
    record Resolved(
            @Nullable MemberId member,
            @Nullable Long edition,
            @Nullable String digest,
            boolean proved) {
        static Resolved known(MemberId member, long edition) {
            return new Resolved(member, edition, null, true);
        }
    }

    Resolved resolve(Bounces.Arrival arrival) {
        Fact fact = arrival.fact();
        String token = fact.editionToken();
        if (token == null) return byAddress(fact, arrival.trusted());
        return keys.read(token)
                .map(key -> byEdition(key, arrival))
                .or(() -> byMemberToken(token, arrival))
                .orElseGet(() -> byAddress(fact, arrival.trusted()));
    }

    /** Whether a token is ours, whomever it names. */
    boolean isOurs(String token) {
        return keys.read(token).isPresent() || members.visitor(token).isPresent();
    }

    /** The provider of the member's mailbox, or of the address in the report. */
    String provider(Resolved resolved, Fact fact) {
        MemberId member = resolved.member();
        if (member == null) return Providers.of(fact.recipient());
        return Providers.of(members.find(member).map(Member::address).orElse(fact.recipient()));
    }

    // The token is ours, yet the member may have been erased since.
    private Resolved byEdition(EditionKey key, Bounces.Arrival arrival) {
        MemberId member = members.find(key.member()).isPresent() ? key.member() : null;
        boolean proved =
                arrival.trusted() || isOfItsTime(key.edition(), arrival.fact().cause());
        return new Resolved(member, key.edition(), null, proved);
    }

    private boolean isOfItsTime(long edition, Cause cause) {
        if (cause == Cause.UNSUBSCRIBE) return true;
        Duration most = cause == Cause.COMPLAINT ? COMPLAINTS_COME : BOUNCES_COME;
        LocalDate since = LocalDate.ofInstant(clock.instant().minus(most), ZoneOffset.UTC);
        return rows.day(edition).map(day -> !day.isBefore(since)).orElse(true);
    }

    // It stands in the links of every letter and names no edition: it proves the wish to leave, and nothing of a
    // letter.
    private Optional<Resolved> byMemberToken(String token, Bounces.Arrival arrival) {
        Fact fact = arrival.fact();
        boolean proved = arrival.trusted() || fact.cause() == Cause.UNSUBSCRIBE;
        return members.visitor(token).map(visitor -> of(visitor.member().id(), fact, proved));
    }

    private Resolved byAddress(Fact fact, boolean trusted) {
        return key(fact.recipient())
                .flatMap(members::findByKey)
                .map(member -> of(member.id(), fact, trusted))
                .orElse(new Resolved(null, null, null, trusted));
    }

    // A complaint counts against the digest that the member got last; who never got one is no complainer of ours.
    private Resolved of(MemberId member, Fact fact, boolean proved) {
        String digest = proved && fact.cause() == Cause.COMPLAINT
                ? recipients.of(member, 1).stream()
                        .map(PastDelivery::digest)
                        .findFirst()
                        .orElse(null)
                : null;
        return new Resolved(member, null, digest, proved);
    }

    private static Optional<String> key(@Nullable String recipient) {
        try {
            return recipient == null
                    ? Optional.empty()
                    : Optional.of(Address.parse(recipient).key());
        } catch (BadAddress e) {
            return Optional.empty();
        }
    }
}
