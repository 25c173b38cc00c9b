package org.broadsheet.member.page;

import java.util.List;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Suppressions;
import org.springframework.stereotype.Service;

/** A change of address: the old mailbox and the new one are asked, and only when both say yes it is made. */
@Service
class Moving {
    private static final int AN_HOUR = 3;

    private final Confirmations confirmations;
    private final ConfirmationPost letters;
    private final Suppressions suppressions;

    Moving(Confirmations confirmations, ConfirmationPost letters, Suppressions suppressions) {
        this.confirmations = confirmations;
        this.letters = letters;
        this.suppressions = suppressions;
    }

    /** Returns the word for what the member is told. */
    String ask(Member member, Address fresh, Origin origin, String language) {
        Address old = Address.parse(member.address());
        if (old.key().equals(fresh.key())) return "same-address";
        if (confirmations.load(old, origin).address() >= AN_HOUR) return "too-many";
        // How it stands with the new address is its owner's: whether it reads us, others asked there, or it wants no
        // mail.
        if (confirmations.load(fresh, origin).address() < AN_HOUR && !suppressions.refuses(fresh.key())) {
            String pair = MemberKeys.newToken();
            ask(Confirmation.OLD_ADDRESS, member, old, fresh, pair, origin, language);
            ask(Confirmation.NEW_ADDRESS, member, fresh, fresh, pair, origin, language);
        }
        return "asked";
    }

    private void ask(
            String kind, Member member, Address to, Address wanted, String pair, Origin origin, String language) {
        String token = confirmations.ask(kind, member.id(), to, List.of(), pair, origin, null);
        letters.send(kind, member.id(), to, token, language, List.of(wanted.toString()));
    }
}
