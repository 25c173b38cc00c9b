package org.broadsheet.member;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is held of a member: shown as a history, given out as JSON, and erased. */
@Service
public class MemberData {
    private final JdbcClient jdbc;
    private final MemberKeys keys;
    private final Suppressions suppressions;
    private final TransactionTemplate transactions;
    private final List<Traces> traces;

    MemberData(
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

    /**
     * Something that changed whether, or why, a member gets mail.
     *
     * @param kind {@code asked}, {@code given}, {@code withdrawn} (consent), {@code suppressed} or {@code lifted}
     * @param how the way consent came, or the rule that suppressed
     * @param digest none: all of them
     * @param evidence words it rests on: what the page said, a relay's reply, an operator's reason
     */
    public record MemberEvent(
            Instant at,
            String kind,
            String how,
            @Nullable String digest,
            @Nullable String evidence) {}

    private static final String HISTORY = """
            select c.at, c.act as kind, c.how, c.digest, concat_ws(' · ', c.page, c.network, c.wording) as evidence
              from consent c
             where c.member_id = :member
            union all
            select s.at, 'suppressed', s.reason || ': ' || s.rule, null, s.evidence
              from suppression s
             where s.member_id = :member
            union all
            select s.lifted_at, 'lifted', s.reason, null, s.lifted_why
              from suppression s
             where s.member_id = :member and s.lifted_at is not null
             order by 1 desc
             limit :most
            """;

    /** Why they get mail, or do not: what happened to consent and suppressions, the newest first. */
    public List<MemberEvent> history(MemberId member, int most) {
        return jdbc.sql(HISTORY)
                .param("member", member.value())
                .param("most", most)
                .query(MemberEvent.class)
                .list();
    }

    private static final String EVERYTHING = """
            select jsonb_pretty(cast(:others as jsonb) || jsonb_build_object(
                       'member', (select to_jsonb(m) - 'id' - 'address_key' - 'link_generation' from member m where m.id = :member),
                       'digests', (select coalesce(jsonb_agg(to_jsonb(d) - 'member_id'), '[]')
                                     from member_digest d where d.member_id = :member),
                       'consent', (select coalesce(jsonb_agg(to_jsonb(c) - 'id' - 'member_id' order by c.at, c.id), '[]')
                                     from consent c where c.member_id = :member),
                       'confirmations', (select coalesce(jsonb_agg(to_jsonb(f) - 'id' - 'member_id' - 'token_hash' - 'generation' - 'pair'
                                                                            - 'address_key'), '[]')
                                           from confirmation f where f.member_id = :member),
                       'suppressions', (select coalesce(jsonb_agg(to_jsonb(s) - 'id' - 'member_id' - 'address_hash'), '[]')
                                          from suppression s where s.member_id = :member)))
            """;

    /** Everything we hold of them, as JSON. */
    public String json(Member member) {
        String others = traces.stream()
                .map(trace -> "\"" + trace.name() + "\": " + trace.json(member.id()))
                .collect(Collectors.joining(", ", "{", "}"));
        return jdbc.sql(EVERYTHING)
                .param("others", others)
                .param("member", member.id().value())
                .query(String.class)
                .single();
    }

    private static final String ERASE = """
            delete from member where id = :id returning address_key
            """;

    // A bounce's own words often name the address.
    private static final String STRIP = """
            update suppression set member_id = null, evidence = null where address_hash = :hash or member_id = :id
            """;

    /** Erases a member at once. What is left is a keyed hash, so that no import brings the address back. */
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
        suppressions.suppress(key, Suppressions.Reason.ERASED, "forget-me", null);
    }
}
