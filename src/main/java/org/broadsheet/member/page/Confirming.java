package org.broadsheet.member.page;

import java.util.Optional;
import org.broadsheet.member.Forgetting;
import org.broadsheet.member.Member;
import org.broadsheet.member.Members;
import org.broadsheet.member.Status;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a mailbox's owner has confirmed: once, in time, and only for the member as they were when it was asked for. */
@Service
class Confirming {
    private final Confirmations confirmations;
    private final Members members;
    private final Joining joining;
    private final Moving moving;
    private final Forgetting forgetting;
    private final TransactionTemplate transactions;

    Confirming(
            Confirmations confirmations,
            Members members,
            Joining joining,
            Moving moving,
            Forgetting forgetting,
            PlatformTransactionManager transactions) {
        this.confirmations = confirmations;
        this.members = members;
        this.joining = joining;
        this.moving = moving;
        this.forgetting = forgetting;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** As often as one likes: only the first time changes anything, so an old mail does not bring back who has left since. */
    Confirmed confirm(Confirmation asked, Origin origin) {
        if (confirmations.tooOld(asked)) return Confirmed.TOO_OLD;
        try {
            return transactions.execute(transaction ->
                    locked(asked).map(member -> confirm(asked, member, origin)).orElseThrow(UnknownLink::new));
        } catch (DuplicateKeyException e) {
            return Confirmed.TAKEN;
        }
    }

    /** Whether it is still for the member as they are. */
    static boolean applies(Confirmation asked, Member member) {
        return asked.generation() == member.generation();
    }

    private Optional<Member> locked(Confirmation asked) {
        confirmations.lockMember(asked);
        return members.find(asked.member());
    }

    private Confirmed confirm(Confirmation asked, Member member, Origin origin) {
        if (!applies(asked, member))
            return asked.kind().moves() && moving.made(asked, member) ? Confirmed.MOVED : Confirmed.STALE;
        boolean first = confirmations.finish(asked);
        return switch (asked.kind()) {
            case JOIN -> join(asked, member, first, origin);
            case OLD_ADDRESS, NEW_ADDRESS -> moving.confirmed(asked);
            case NAME -> rename(asked, first);
            case DATA -> Confirmed.STALE;
            case ERASE -> erase(member);
        };
    }

    private Confirmed join(Confirmation asked, Member member, boolean first, Origin origin) {
        if (first) joining.confirmed(asked, member, origin);
        return first || member.status() == Status.ACTIVE ? Confirmed.JOINED : Confirmed.LEFT;
    }

    private Confirmed rename(Confirmation asked, boolean first) {
        if (first) confirmations.rename(asked);
        return Confirmed.RENAMED;
    }

    private Confirmed erase(Member member) {
        forgetting.forget(member.id());
        return Confirmed.ERASED;
    }
}
