package org.broadsheet.member;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases a member at once. What is left is a keyed hash, so that no import brings the address back. */
@Service
public class Forgetting {
    private final JdbcClient jdbc;
    private final MemberKeys keys;
    private final Suppressions suppressions;
    private final TransactionTemplate transactions;
    private final List<Traces> traces;

    Forgetting(
            JdbcClient jdbc,
            MemberKeys keys,
            Suppressions suppressions,
            PlatformTransactionManager transactions,
            List<Traces> traces) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.suppressions = suppressions;
        this.transactions = new TransactionTemplate(transactions);
        this.traces = List.copyOf(traces);
    }

    private static final String ERASE = """
            delete from member where id = :id returning address_key
            """;

    // A bounce's own words often name the address.
    private static final String STRIP = """
            update suppression set member_id = null, evidence = null where address_hash = :hash or member_id = :id
            """;

    public void forget(MemberId member) {
        transactions.executeWithoutResult(transaction -> {
            traces.forEach(trace -> trace.forget(member));
            jdbc.sql(ERASE)
                    .param("id", member.value())
                    .query(String.class)
                    .optional()
                    .ifPresent(key -> leaveHash(member, key));
        });
    }

    private void leaveHash(MemberId member, String key) {
        jdbc.sql(STRIP)
                .param("hash", keys.addressHash(key))
                .param("id", member.value())
                .update();
        suppressions.suppress(key, Reason.ERASED, "forget-me", null);
    }
}
