package org.broadsheet.bounce;

import java.util.Optional;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.EditionKey;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the member a fact concerns: by our token, whose code nobody can forge, or else by the address in the report. */
@Component
class Whom {
    private final MemberKeys keys;
    private final Members members;

    Whom(MemberKeys keys, Members members) {
        this.keys = keys;
        this.members = members;
    }

    Concerned concerned(Fact fact) {
        String token = fact.editionToken();
        Optional<Concerned> vouched = token == null ? Optional.empty() : byToken(token);
        return vouched.orElseGet(() -> byAddress(fact.recipient()));
    }

    /** Whether a token is ours, whoever it names. */
    boolean vouches(String token) {
        return byToken(token).isPresent();
    }

    /** The provider of the member's mailbox, or of the address in the report. */
    String provider(Concerned concerned, Fact fact) {
        MemberId member = concerned.member();
        if (member == null) return Providers.of(fact.recipient());
        return Providers.of(members.find(member).map(Member::address).orElse(fact.recipient()));
    }

    private Optional<Concerned> byToken(String token) {
        Optional<EditionKey> key = keys.read(token);
        if (key.isPresent()) return Optional.of(known(key.get()));
        return members.visitor(token).map(v -> new Concerned(v.member().id(), null, true));
    }

    // The token is ours, yet the member may have been erased since.
    private Concerned known(EditionKey key) {
        boolean known = members.find(key.member()).isPresent();
        return new Concerned(known ? key.member() : null, key.edition(), true);
    }

    private Concerned byAddress(@Nullable String recipient) {
        return key(recipient)
                .flatMap(members::findByKey)
                .map(Member::id)
                .map(id -> new Concerned(id, null, false))
                .orElse(Concerned.NOBODY);
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
