package org.broadsheet.member.page;

import org.broadsheet.newsroom.SiteSettings;
import java.sql.Timestamp;
import java.time.Clock;
import org.broadsheet.mail.Address;
import org.broadsheet.member.DigestChoices;
import org.broadsheet.member.Members;
import org.broadsheet.member.Status;
import org.broadsheet.member.Suppressions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens once a mailbox's owner has confirmed. */
@Service
class Joining {
    private final JdbcClient jdbc;
    private final Confirmations confirmations;
    private final Members members;
    private final Suppressions suppressions;
    private final Means means;

    /** With what it works. */
    @Component
    record Means(PlatformTransactionManager transactions, SiteSettings site, DigestChoices digests, Clock clock) {}

    enum Result {
        JOINED,
        /** Pressed before, and left since. */
        LEFT,
        /** One of the two addresses is confirmed, the other not yet. */
        HALF,
        MOVED,
        /** Another member has the new address. */
        TAKEN,
        TOO_OLD
    }

    Joining(JdbcClient jdbc, Confirmations confirmations, Members members, Suppressions suppressions, Means means) {
        this.jdbc = jdbc;
        this.confirmations = confirmations;
        this.members = members;
        this.suppressions = suppressions;
        this.means = means;
    }

    boolean tooOld(Confirmation asked) {
        return !asked.done()
                && asked.asked()
                        .plus(means.site().signUp().valid())
                        .isBefore(means.clock().instant());
    }

    /** As often as one likes: only the first time changes anything, so an old letter does not bring back who has left since. */
    Result confirm(Confirmation asked, Origin origin) {
        if (tooOld(asked)) return Result.TOO_OLD;
        try {
            return new TransactionTemplate(means.transactions())
                    .execute(transaction -> asked.kind().equals(Confirmation.JOIN) ? join(asked, origin) : move(asked));
        } catch (DuplicateKeyException e) {
            return Result.TAKEN;
        }
    }

    private static final String ACTIVATE = """
            update member
               set status = 'active', consented = coalesce(consented, :now)
             where id = :member and status <> 'complained'
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

    private Result join(Confirmation asked, Origin origin) {
        if (!confirmations.finish(asked)) return again(asked);
        // To receive the letter and press its button proves what a bounce or an erasure had put in doubt.
        members.find(asked.member())
                .filter(member -> member.status() != Status.COMPLAINED)
                .ifPresent(member ->
                        suppressions.lift(Address.parse(member.address()).key(), "confirmed a new sign-up"));
        for (String statement : new String[] {ACTIVATE, NAME_DIGESTS, CHOOSE, CONSENT}) {
            jdbc.sql(statement)
                    .param("member", asked.member().value())
                    .param("digests", asked.digests().toArray(String[]::new))
                    .param("now", Timestamp.from(means.clock().instant()))
                    .param("network", origin.network())
                    .param("id", asked.id())
                    .update();
        }
        return Result.JOINED;
    }

    private Result again(Confirmation asked) {
        boolean reads = members.find(asked.member())
                .filter(member -> member.status() == Status.ACTIVE)
                .isPresent();
        return reads ? Result.JOINED : Result.LEFT;
    }

    private static final String MOVE = """
            update member
               set address = n.address, address_key = n.address_key
              from confirmation n
             where member.id = n.member_id and n.pair = :pair and n.kind = 'new-address'
            """;

    private Result move(Confirmation asked) {
        String pair = asked.pair();
        boolean first = confirmations.finish(asked);
        if (pair == null || !confirmations.bothDone(pair)) return Result.HALF;
        if (first) jdbc.sql(MOVE).param("pair", pair).update();
        return Result.MOVED;
    }
}
