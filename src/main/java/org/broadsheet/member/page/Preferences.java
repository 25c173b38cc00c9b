package org.broadsheet.member.page;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.broadsheet.member.Format;
import org.broadsheet.member.Member;
import org.broadsheet.member.Status;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a member chose on their own page. */
@Service
class Preferences {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DigestSettings digests;
    private final Clock clock;

    Preferences(JdbcClient jdbc, PlatformTransactionManager transactions, DigestSettings digests, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.digests = digests;
        this.clock = clock;
    }

    /** All of them at once, as the page's form has them. */
    record Choice(
            List<String> digests,
            Format format,
            @Nullable String language,
            @Nullable String zone,
            @Nullable Instant pausedUntil) {
        Choice {
            digests = List.copyOf(digests);
        }
    }

    private static final String SAVE = """
            update member
               set format = :format, language = :language, zone = :zone, paused_until = :paused,
                   status = case when status = 'active' and cardinality(cast(:chosen as text[])) = 0 then 'unsubscribed'
                                 when status = 'unsubscribed' and cardinality(cast(:chosen as text[])) > 0
                                      and consented is not null then 'active'
                                 else status end
             where id = :member
            """;

    private static final String LEAVE = """
            with gone as (
                update member_digest
                   set left_at = :now
                 where member_id = :member and left_at is null
                   and digest = any (cast(:offered as text[])) and digest <> all (cast(:chosen as text[]))
                returning digest)
            insert into consent (member_id, act, at, how, digest)
            select :member, 'withdrawn', :now, 'preferences', digest from gone
            """;

    private static final String CHOOSE = """
            with fresh as (
                insert into member_digest (member_id, digest, chosen)
                select :member, unnest(cast(:chosen as text[])), :now
                on conflict (member_id, digest) do update set left_at = null where member_digest.left_at is not null
                returning digest)
            insert into consent (member_id, act, at, how, digest)
            select :member, 'given', :now, 'preferences', digest from fresh
            """;

    private static final String NAME_DIGESTS = """
            insert into digest_code (digest) select unnest(cast(:chosen as text[])) on conflict (digest) do nothing
            """;

    private static final String END_MOVES = """
            delete from confirmation f
             using member m
             where m.id = :member and f.member_id = m.id and m.status = 'unsubscribed' and f.pair is not null
            """;

    void save(Member member, Choice choice) {
        if (member.status() == Status.PENDING) return;
        Collection<String> offered = digests.names();
        String[] chosen =
                choice.digests().stream().filter(offered::contains).distinct().toArray(String[]::new);
        transactions.executeWithoutResult(transaction -> {
            for (String statement : List.of(SAVE, LEAVE, NAME_DIGESTS, CHOOSE, END_MOVES)) {
                jdbc.sql(statement)
                        .param("format", choice.format().name().toLowerCase(Locale.ROOT))
                        .param("language", choice.language())
                        .param("zone", choice.zone())
                        .param("paused", choice.pausedUntil() == null ? null : Timestamp.from(choice.pausedUntil()))
                        .param("chosen", chosen)
                        .param("offered", offered.toArray(String[]::new))
                        .param("member", member.id().value())
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
            }
        });
    }
}
