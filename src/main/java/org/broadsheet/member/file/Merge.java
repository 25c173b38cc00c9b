package org.broadsheet.member.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.broadsheet.member.file.ImportReport.NotTaken;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The staged rows, decided and put among the members by a few statements, each over all of them. */
final class Merge {
    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final Instant now;

    Merge(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    // Of one address's rows the strictest counts, so that no file order can lose an unsubscription.
    private static final String REFUSE_TWICE = """
            update import_row r
               set reason = 'the same address as in line ' || k.line
                            || case when k.file = r.file then '' else ' of ' || k.file end
              from (select t.number,
                           first_value(t.number) over best as kept
                      from import_row t
                     where t.reason is null
                       and t.key in (select key from import_row where reason is null group by key having count(*) > 1)
                    window best as (partition by t.key order by t.rank desc, t.number)) d
              join import_row k on k.number = d.kept
             where r.number = d.number and d.number <> d.kept
            """;

    private static final String STATUSES = "array['pending', 'active', 'unsubscribed', 'bounced', 'complained']";

    // In the file's order: new members' keys then grow with their rows, which their indexes like.
    private static final String PLAN = """
            create temporary table import_plan on commit drop as
            select p.number, p.file, p.line, p.email, p.key, p.hash, p.address, p.name, (%1$s)[p.rank + 1] as status, p.rank,
                   p.digests, p.zone, p.guessed, p.marked, p.language, p.format, p.joined, p.why,
                   case when p.before_id is null or p.newer then nullif(p.ghost, '{}') else p.before_ghost end as ghost,
                   coalesce(p.before_id, nextval(pg_get_serial_sequence('member', 'id'))) as member_id,
                   case when p.why is not null then 'suppressed'
                        when p.before_id is null then 'new'
                        when p.rank > p.before_rank or p.differs then 'updated'
                        else 'unchanged'
                   end as outcome
              from (select r.number, r.file, r.line, r.email, r.key, r.hash, r.address, r.name, said.rank, said.digests, r.zone,
                           r.guessed, r.marked, r.language, r.format, r.joined, said.ghost,
                           m.id as before_id, m.rank as before_rank, m.ghost as before_ghost,
                           said.newer,
                           case when said.rank >= 2 and (m.id is not null or s.reasons is null) then null
                                when m.rank >= 2 then m.status || ' here'
                                when s.reasons is not null then s.reasons || ' here'
                           end as why,
                           r.name <> '' and r.name <> m.name
                           or r.zone <> coalesce(m.zone, '') and not (r.guessed and m.zone is not null)
                           or r.language <> coalesce(m.language, '') and not (r.marked and m.language is not null)
                           or r.format <> m.format and not r.marked
                           or said.newer
                           or said.digests is not null
                              and exists (select from unnest(said.digests) d
                                           where not exists (select from member_digest x
                                                              where x.member_id = m.id and x.digest = d)) as differs
                      from import_row r
                      left join (select id, address_key, name, zone, language, format, status, ghost,
                                        array_position(%1$s, status) - 1 as rank
                                   from member) m on m.address_key = r.key
                     -- Our marks are older than what is known here; but a program that has no word for pending says stop.
                     cross join lateral (select case when m.rank > 0 then r.there else r.rank end as rank,
                                                case when m.id is null or not r.marked then r.digests end as digests, k.ghost,
                                                k.ghost - %2$s <> coalesce(m.ghost, '{}') - %2$s as newer
                                           from (select jsonb_strip_nulls(coalesce(m.ghost, '{}') || coalesce(r.ghost, '{}'))
                                                            as ghost) k) said
                      left join (select address_hash, string_agg(reason, ', ' order by reason) as reasons
                                   from suppression
                                  where lifted_at is null
                                  group by address_hash) s on s.address_hash = r.hash
                     where r.reason is null
                     order by r.number) p
            """.formatted(STATUSES, "'{id, subscribed_to_emails}'::text[]");

    /** Decides every row; changes no member. */
    void plan() {
        jdbc.sql("analyze import_row").update();
        jdbc.sql(REFUSE_TWICE).update();
        jdbc.sql(PLAN).update();
        jdbc.sql("analyze import_plan").update();
    }

    private static final String COUNT = """
            select outcome, count(*) as rows from import_plan group by outcome
             union all
            select 'rejected', count(*) from import_row where reason is not null
            """;

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(COUNT).query(row -> {
            counts.put(row.getString("outcome"), row.getLong("rows"));
        });
        return counts;
    }

    private static final String NOT_TAKEN = """
            select r.file, r.line, r.email, case when r.reason is null then 'suppressed' else 'rejected' end as outcome,
                   coalesce(r.reason, p.why) as reason
              from import_row r
              left join import_plan p on p.number = r.number
             where r.reason is not null or p.outcome = 'suppressed'
             order by r.number
            """;

    void notTaken(Consumer<NotTaken> each) {
        jdbc.sql(NOT_TAKEN).withFetchSize(PAGE).query((RowCallbackHandler) row -> each.accept(notTaken(row)));
    }

    private static NotTaken notTaken(ResultSet row) throws SQLException {
        return new NotTaken(
                row.getString("file"),
                row.getLong("line"),
                row.getString("email"),
                row.getString("outcome"),
                row.getString("reason"));
    }

    private static final String ADD = """
            insert into member (id, address, address_key, name, status, zone, language, format, joined, consented, ghost)
            overriding system value
            select p.member_id, p.address, p.key, p.name, p.status, p.zone, p.language, coalesce(p.format, 'full'),
                   coalesce(p.joined, :now), case when p.status = 'active' then coalesce(p.joined, :now) end, p.ghost
              from import_plan p
             where p.outcome = 'new'
            on conflict (address_key) do nothing
            """;

    private static final String CHANGE = """
            update member m
               set name = case when p.name = '' then m.name else p.name end,
                   zone = case when p.guessed then coalesce(m.zone, p.zone) else coalesce(p.zone, m.zone) end,
                   language = case when p.marked then coalesce(m.language, p.language) else coalesce(p.language, m.language) end,
                   format = case when p.marked then m.format else coalesce(p.format, m.format) end,
                   status = case when %1$s > p.rank then m.status else p.status end,
                   consented = case when p.status = 'active' then coalesce(m.consented, p.joined, :now) else m.consented end
              from import_plan p
             where p.outcome = 'updated' and m.id = p.member_id
            """.formatted("array_position(" + STATUSES + ", m.status) - 1");

    // Of those, too, who left: what staff wrote of them is no consent.
    private static final String KEEP = """
            update member m
               set ghost = p.ghost
              from import_plan p
             where m.id = p.member_id and m.ghost is distinct from p.ghost
            """;

    private static final String CHOOSE = """
            insert into member_digest (member_id, digest, chosen)
            select m.id, d.digest, :now
              from import_plan p
              join member m on m.id = p.member_id
             cross join unnest(coalesce(p.digests,
                                        case when p.outcome = 'new' and p.rank < 2 then cast(:all as text[]) end))
                   as d (digest)
             where p.outcome in ('new', 'updated')
            on conflict (member_id, digest) do nothing
            """;

    private static final String CONSENT = """
            insert into consent (member_id, act, at, how, page)
            select m.id, case when p.rank < 2 then 'given' else 'withdrawn' end,
                   case when p.rank < 2 then coalesce(p.joined, :now) else :now end, 'import',
                   p.file || ', line ' || p.line
              from import_plan p
              join member m on m.id = p.member_id
             where (p.outcome = 'new' and p.status = 'active')
                or (p.outcome = 'updated' and (p.rank >= 2 or p.status = 'active' and not exists (
                        select from consent c where c.member_id = m.id and c.act = 'given')))
            """;

    private static final String SUPPRESS = """
            insert into suppression (address_hash, member_id, reason, rule, evidence, at)
            select p.hash, m.id, p.status, 'import', p.file || ', line ' || p.line, :now
              from import_plan p
              join member m on m.id = p.member_id
             where p.status in ('bounced', 'complained') and p.outcome in ('new', 'updated')
            on conflict (address_hash, reason) where lifted_at is null do nothing
            """;

    private static final String NAME_DIGESTS = """
            insert into digest_code (digest) select unnest(cast(:all as text[])) on conflict (digest) do nothing
            """;

    /** @param digests all that are configured: what a row means that names none */
    void apply(Collection<String> digests) {
        String[] all = digests.toArray(String[]::new);
        for (String statement : List.of(NAME_DIGESTS, CHANGE, KEEP, ADD, CHOOSE, CONSENT, SUPPRESS)) {
            jdbc.sql(statement)
                    .param("now", Timestamp.from(now))
                    .param("all", all)
                    .update();
        }
        // At once, not when autovacuum comes by: the first send after an import is planned by it.
        jdbc.sql("analyze member, member_digest").update();
    }
}
