package org.broadsheet.member.page;

import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.page.Confirmation.Kind;
import org.broadsheet.member.page.Confirmations.Question;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A change of address: the old mailbox and the new one are asked, and it is made when both have said yes. */
@Service
class Moving {
    private final JdbcClient jdbc;
    private final ConfirmationPost letters;
    private final MailLimits limits;
    private final Suppressions suppressions;

    Moving(JdbcClient jdbc, ConfirmationPost letters, MailLimits limits, Suppressions suppressions) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.limits = limits;
        this.suppressions = suppressions;
    }

    /** The mail to the old mailbox was counted before. Nothing tells how it stands with the new one: that is its owner's. */
    void ask(Member member, Address fresh, Origin origin, String language) {
        if (!limits.allows(fresh)
                || suppressions.complained(fresh.key())
                || suppressions.refusedByOperator(fresh.key())) return;
        String pair = MemberKeys.newToken();
        Address old = Address.parse(member.address());
        var subject = java.util.List.of(fresh.toString());
        letters.ask(Question.of(Kind.OLD_ADDRESS, member, old).paired(pair), subject, origin, language);
        letters.ask(Question.of(Kind.NEW_ADDRESS, member, fresh).paired(pair), subject, origin, language);
    }

    private static final String BOTH_DONE = """
            select count(*) = 2 and count(*) filter (where done is null) = 0 from confirmation where pair = :pair
            """;

    private static final String DROP_PENDING = """
            delete from member m
             using confirmation n
             where n.pair = :pair and n.kind = 'new-address' and m.address_key = n.address_key
               and m.status = 'pending' and m.consented is null
            """;

    // Both halves were asked of the member as they still are: a consent does not outlive the state it was given in.
    private static final String MOVE = """
            update member m
               set address = n.address, address_key = n.address_key,
                   link_generation = (m.link_generation + 1) % 2048
              from confirmation o
              join confirmation n on n.pair = o.pair and n.kind = 'new-address'
             where o.pair = :pair and o.kind = 'old-address'
               and m.id = o.member_id and m.id = n.member_id
               and m.address_key = o.address_key
               and m.link_generation = o.generation and m.link_generation = n.generation
            """;

    /**
     * Makes the move once both have confirmed. The caller holds the lock of the member's row, so that of two halves that
     * are confirmed at once the second sees the first.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another member has the new address
     */
    Confirmed confirmed(Confirmation asked) {
        if (!jdbc.sql(BOTH_DONE)
                .param("pair", asked.pair())
                .query(Boolean.class)
                .single()) return Confirmed.HALF;
        // Somebody typed the new address into the sign-up form and nobody confirmed: that keeps its owner from nothing.
        jdbc.sql(DROP_PENDING).param("pair", asked.pair()).update();
        return jdbc.sql(MOVE).param("pair", asked.pair()).update() > 0 ? Confirmed.MOVED : Confirmed.STALE;
    }

    private static final String MADE = """
            select exists (select from confirmation n
                             join member m on m.id = n.member_id and m.address_key = n.address_key
                            where n.pair = :pair and n.kind = 'new-address')
               and not exists (select from confirmation where pair = :pair and done is null)
            """;

    /** Whether this pair's move was made and is still the last one. */
    boolean made(Confirmation asked, Member member) {
        return member.generation() == (asked.generation() + 1) % 2048
                && jdbc.sql(MADE)
                        .param("pair", asked.pair())
                        .query(Boolean.class)
                        .single();
    }
}
