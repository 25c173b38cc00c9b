package org.broadsheet.member.page;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.page.Confirmation.Kind;
import org.broadsheet.member.page.Confirmation.Question;
import org.broadsheet.member.page.Confirmation.Result;
import org.broadsheet.member.page.MailLimits.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Joining and moving by double opt-in: each mailbox is asked, and its owner's consent makes or renews the member, or changes
 * their address once both mailboxes have said yes.
 */
@Service
class OptIns {
    private final JdbcClient jdbc;
    private final Confirmations letters;
    private final MailLimits limits;
    private final Suppressions suppressions;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OptIns(
            JdbcClient jdbc,
            Confirmations letters,
            MailLimits limits,
            Suppressions suppressions,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.limits = limits;
        this.suppressions = suppressions;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Asks a mailbox whether its owner wants these digests. Silent about mailboxes that get no mail: it would tell that
     * the address is known.
     *
     * @param wording what the form said beside its button
     */
    void ask(Address address, List<String> digests, Origin origin, String language, String wording) {
        if (!limits.allows(address)) return;
        boolean mailed = mayBeAsked(address);
        transactions.executeWithoutResult(transaction -> {
            MemberId member = member(address, language, origin, wording);
            var question = new Question(Kind.JOIN, member, address, digests, null, null, wording);
            if (mailed) letters.ask(question, origin, language);
            else letters.keep(question, origin);
        });
    }

    /** Asks a member's mailbox to confirm what their letters' link cannot undo by itself: a bounce or a complaint. */
    void askAgain(Member member, List<String> digests, Origin origin, String language) {
        if (limits.allows(origin)) ask(Address.parse(member.address()), digests, origin, language, "");
    }

    /** An operator's word stands. A complaint is outweighed by a later consent, which needs a question: one a day. */
    private boolean mayBeAsked(Address address) {
        if (suppressions.refusedByOperator(address.key())) return false;
        return !suppressions.complained(address.key()) || limits.allowsAfterComplaint(address);
    }

    private static final String ADD = """
            with member_of as (
                insert into member (address, address_key, name, status, language, joined)
                values (:address, :key, '', 'pending', :language, :now)
                -- An update, not nothing: the row of a sign-up at the same moment is seen only so.
                on conflict (address_key) do update set address_key = excluded.address_key
                returning id, xmax = 0 as added),
            asked as (
                insert into consent (member_id, act, at, how, page, network, wording)
                select id, 'asked', :now, 'form', :page, :network, :wording from member_of where added)
            select id from member_of
            """;

    private MemberId member(Address address, String language, Origin origin, String wording) {
        return new MemberId(jdbc.sql(ADD)
                .param("address", address.toString())
                .param("key", address.key())
                .param("language", language)
                .param("now", Timestamp.from(clock.instant()))
                .param("page", origin.page())
                .param("network", origin.network())
                .param("wording", wording)
                .query(Long.class)
                .single());
    }

    private static final String ACTIVATE = """
            update member
               set status = 'active', consented = coalesce(consented, :now)
             where id = :member
            """;

    private static final String NAME_DIGESTS = """
            insert into digest_code (digest) select unnest(cast(:digests as text[])) on conflict (digest) do nothing
            """;

    private static final String CHOOSE = """
            insert into member_digest (member_id, digest, chosen)
            select :member, unnest(cast(:digests as text[])), :now
            on conflict (member_id, digest) do update set left_at = null
            """;

    private static final String CONSENT = """
            insert into consent (member_id, act, at, how, digest, page, network, wording)
            select :member, 'given', :now, 'confirmed', array_to_string(cast(:digests as text[]), ';'), page, :network, wording
              from confirmation
             where id = :id
            """;

    /**
     * The member reads these digests from now on. To receive the mail and press its button is a consent that is later than
     * any bounce, complaint or erasure before the question; what an operator stopped stays stopped.
     */
    void joined(Confirmation asked, Member member, Origin origin) {
        String key = Address.parse(member.address()).key();
        if (suppressions.refusedByOperator(key)) return;
        suppressions.lift(key, "confirmed a new sign-up");
        for (String statement : List.of(ACTIVATE, NAME_DIGESTS, CHOOSE, CONSENT)) {
            jdbc.sql(statement)
                    .param("member", member.id().value())
                    .param("digests", asked.digests().toArray(String[]::new))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("network", origin.network())
                    .param("id", asked.id())
                    .update();
        }
    }

    /** The mail to the old mailbox was counted before. Nothing tells how it stands with the new one: that is its owner's. */
    void askToMove(Member member, Address fresh, Origin origin, String language) {
        if (!limits.allows(fresh)
                || suppressions.complained(fresh.key())
                || suppressions.refusedByOperator(fresh.key())) return;
        String pair = MemberKeys.newToken();
        Address old = Address.parse(member.address());
        var subject = List.of(fresh.toString());
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
    Result moved(Confirmation asked) {
        if (!jdbc.sql(BOTH_DONE)
                .param("pair", asked.pair())
                .query(Boolean.class)
                .single()) return Result.HALF;
        // Somebody typed the new address into the sign-up form and nobody confirmed: that keeps its owner from nothing.
        jdbc.sql(DROP_PENDING).param("pair", asked.pair()).update();
        return jdbc.sql(MOVE).param("pair", asked.pair()).update() > 0 ? Result.MOVED : Result.STALE;
    }
}
