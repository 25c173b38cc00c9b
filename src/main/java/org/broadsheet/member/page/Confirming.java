package org.broadsheet.member.page;

import java.util.Optional;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberData;
import org.broadsheet.member.Members;
import org.broadsheet.member.Status;
import org.broadsheet.member.page.Confirmation.Result;
import org.broadsheet.member.page.ErrorPages.UnknownLink;
import org.broadsheet.member.page.MailLimits.Origin;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a mailbox's owner has confirmed: once, in time, and only for the member as they were when it was asked for. */
@Service
class Confirming {
    private final Confirmations confirmations;
    private final Members members;
    private final OptIns optIns;
    private final MemberData data;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Confirming(
            Confirmations confirmations,
            Members members,
            OptIns optIns,
            MemberData data,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.confirmations = confirmations;
        this.members = members;
        this.optIns = optIns;
        this.data = data;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** As often as one likes: only the first time changes anything, so an old mail does not bring back who has left since. */
    Result confirm(Confirmation asked, Origin origin) {
        if (confirmations.tooOld(asked)) return Result.TOO_OLD;
        try {
            return transactions.execute(transaction ->
                    locked(asked).map(member -> confirm(asked, member, origin)).orElseThrow(UnknownLink::new));
        } catch (DuplicateKeyException e) {
            return Result.TAKEN;
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

    private Result confirm(Confirmation asked, Member member, Origin origin) {
        if (!applies(asked, member))
            return asked.kind().moves() && isMoved(asked, member) ? Result.MOVED : Result.STALE;
        boolean first = confirmations.finish(asked);
        return switch (asked.kind()) {
            case JOIN -> join(asked, member, first, origin);
            case OLD_ADDRESS, NEW_ADDRESS -> optIns.moved(asked);
            case NAME -> rename(asked, first);
            case DATA -> Result.STALE;
            case ERASE -> erase(member);
        };
    }

    private Result join(Confirmation asked, Member member, boolean first, Origin origin) {
        if (first) optIns.joined(asked, member, origin);
        return first || member.status() == Status.ACTIVE ? Result.JOINED : Result.LEFT;
    }

    private static final String RENAME = """
            update member set name = :name where id = :member
            """;

    private Result rename(Confirmation asked, boolean first) {
        if (first)
            jdbc.sql(RENAME)
                    .param("name", asked.wanted())
                    .param("member", asked.member().value())
                    .update();
        return Result.RENAMED;
    }

    private Result erase(Member member) {
        data.forget(member.id());
        return Result.ERASED;
    }

    private static final String MADE = """
            select exists (select from confirmation n
                             join member m on m.id = n.member_id and m.address_key = n.address_key
                            where n.pair = :pair and n.kind = 'new-address')
               and not exists (select from confirmation where pair = :pair and done is null)
            """;

    /** Whether this pair's move was made and is still the last one. */
    private boolean isMoved(Confirmation asked, Member member) {
        return member.generation() == (asked.generation() + 1) % 2048
                && jdbc.sql(MADE)
                        .param("pair", asked.pair())
                        .query(Boolean.class)
                        .single();
    }
}
