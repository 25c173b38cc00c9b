package org.broadsheet.member.page;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Suppressions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Joining by double opt-in: the mailbox is asked, and its owner's consent makes or renews the member. */
@Service
class Joining {
    private final JdbcClient jdbc;
    private final ConfirmationPost letters;
    private final MailLimits limits;
    private final Suppressions suppressions;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Joining(
            JdbcClient jdbc,
            ConfirmationPost letters,
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
            var question =
                    new Confirmations.Question(Confirmation.Kind.JOIN, member, address, digests, null, null, wording);
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
    void confirmed(Confirmation asked, Member member, Origin origin) {
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
}
