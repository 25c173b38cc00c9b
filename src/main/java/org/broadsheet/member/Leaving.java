package org.broadsheet.member;

import java.sql.Timestamp;
import java.time.Clock;
import org.broadsheet.member.Members.Visitor;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Members who leave a digest or all of them, and those who come back by their own link. It holds from the next message on. */
@Service
public class Leaving {
    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Leaving(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Ends the digest whose letter the member came from, or everything where the link names none. May be repeated.
     *
     * @param how what did it: {@code one-click}, {@code mailto}, {@code page}
     */
    public void leave(Visitor visitor, String how) {
        if (visitor.digest() == null) leaveAll(visitor, how);
        else run(LEAVE, visitor, visitor.digest(), how);
    }

    private static final String LEAVE = """
            with gone as (
                update member_digest
                   set left_at = :now
                 where member_id = :member and digest = :digest and left_at is null
                returning member_id),
            ended as (
                update member
                   set status = 'unsubscribed'
                 where id = :member and status in ('active', 'pending')
                   and not exists (select from member_digest
                                    where member_id = :member and digest <> :digest and left_at is null)
                returning id),
            ended_moves as (
                delete from confirmation where member_id in (select id from ended) and pair is not null)
            insert into consent (member_id, act, at, how, digest)
            select member_id, 'withdrawn', :now, :how, :digest from gone
            """;

    private static final String LEAVE_ALL = """
            with ended as (
                update member
                   set status = 'unsubscribed'
                 where id = :member and status in ('active', 'pending')
                returning id),
            ended_moves as (
                delete from confirmation where member_id in (select id from ended) and pair is not null)
            insert into consent (member_id, act, at, how, digest)
            select id, 'withdrawn', :now, :how, :digest from ended
            """;

    public void leaveAll(Visitor visitor, String how) {
        run(LEAVE_ALL, visitor, null, how);
    }

    private static final String RETURN = """
            with back as (
                update member
                   set status = 'active'
                 where id = :member and consented is not null
                   and (status = 'unsubscribed'
                        or status = 'active' and exists (select from member_digest
                                                          where member_id = :member and digest = :digest
                                                            and left_at is not null))
                returning id),
            again as (
                update member_digest d
                   set left_at = null
                  from back
                 where d.member_id = back.id and d.left_at is not null
                   and (d.digest = :digest
                        or cast(:digest as text) is null
                           and not exists (select from member_digest where member_id = :member and left_at is null)))
            insert into consent (member_id, act, at, how, digest)
            select id, 'given', :now, :how, :digest from back
            """;

    private static final String LOCK = "select id from member where id = :member for no key update";

    /**
     * Undoes the leaving, if there was one; who bounced or complained stays stopped. The member is locked by a statement
     * of its own: one that had to wait for another click would go on with what it read of their digests before.
     */
    public void comeBack(Visitor visitor, String how) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql(LOCK)
                    .param("member", visitor.member().id().value())
                    .query(Long.class)
                    .optional();
            run(RETURN, visitor, visitor.digest(), how);
        });
    }

    private static final String BECAUSE = """
            update consent
               set wording = :reason
             where id = (select max(id) from consent where member_id = :member and act = 'withdrawn')
            """;

    public void because(Visitor visitor, String reason) {
        jdbc.sql(BECAUSE)
                .param("reason", TextCleaner.line(reason, LONGEST_REASON))
                .param("member", visitor.member().id().value())
                .update();
    }

    private void run(String sql, Visitor visitor, @Nullable String digest, String how) {
        jdbc.sql(sql)
                .param("member", visitor.member().id().value())
                .param("digest", digest)
                .param("how", how)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
