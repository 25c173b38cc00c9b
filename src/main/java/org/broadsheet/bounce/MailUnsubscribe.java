package org.broadsheet.bounce;

import java.util.Optional;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Leaving;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.broadsheet.member.Members.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Members who ask by mail to be let go: from the digest whose letter they answer, or from all. */
@Component
class MailUnsubscribe {
    private static final String HOW = "mailto";

    private final Members members;
    private final Leaving leaving;
    private final Receipts receipts;

    MailUnsubscribe(Members members, Leaving leaving, Receipts receipts) {
        this.members = members;
        this.leaving = leaving;
        this.receipts = receipts;
    }

    void leave(MemberId member, @Nullable Long edition) {
        String digest = edition == null ? null : digest(edition).orElse(null);
        members.find(member).ifPresent(m -> leaving.leave(new Visitor(m, digest), HOW));
    }

    private Optional<String> digest(long edition) {
        try {
            return Optional.of(receipts.receipt(new EditionId(edition)).digest());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
