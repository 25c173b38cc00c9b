package org.broadsheet.feed;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes the items of a poll, all in one statement, which two processes may run at once. */
@Service
class ItemStore {
    private static final String COLUMNS = """
            jsonb_to_recordset(:rows::jsonb) as r(
                "identity" text, "id" text, "url" text, "link" text, "title" text, "titleHash" text, "story" text,
                "appeared" timestamptz, "published" timestamptz, "updated" timestamptz, "authors" jsonb, "categories" jsonb,
                "summary" text, "html" text, "picture" jsonb, "minutes" int, "kind" text, "featured" boolean,
                "language" text, "membersOnly" boolean,
                "contentHash" text)
            """;

    // The snapshot is the statement's: what item_history takes is what the row said before.
    private static final String STORE = """
            with incoming as (
                select r.* from %s
            ), former as (
                insert into item_history (item, title, content_hash, since, until)
                select i.id, i.title, i.content_hash, i.changed, :now
                  from item i
                  join incoming r on i.identity = r.identity
                 where i.feed = :feed and i.content_hash <> r."contentHash"
                on conflict do nothing
            )
            insert into item as stored (
                feed, identity, guid, url, link, title, title_hash, story, dated, published, updated, authors, categories,
                summary, html, picture, minutes, kind, featured, language, members_only, first_seen, changed, content_hash, held)
            select :feed, r.identity, r.id, r.url, r.link, r.title, r."titleHash", r.story, r.published, r.appeared,
                   r.updated,
                   r.authors, r.categories, r.summary, r.html, nullif(r.picture, 'null'::jsonb), r.minutes, lower(r.kind),
                   r.featured, r.language, r."membersOnly", :now, :now, r."contentHash", jsonb_exists(:held::jsonb, r.identity)
              from incoming r
             order by r.identity
            on conflict (feed, identity) do update
               set guid = excluded.guid, url = excluded.url, link = excluded.link, title = excluded.title,
                   title_hash = excluded.title_hash, story = excluded.story, dated = excluded.dated,
                   published = case when excluded.dated is null then stored.published
                                    else least(excluded.dated, stored.first_seen) end,
                   updated = excluded.updated, authors = excluded.authors, categories = excluded.categories,
                   summary = excluded.summary, html = excluded.html, picture = excluded.picture,
                   minutes = excluded.minutes, kind = excluded.kind, featured = excluded.featured, language = excluded.language,
                   members_only = excluded.members_only,
                   changed = case when stored.content_hash = excluded.content_hash then stored.changed
                                  else excluded.changed end,
                   content_hash = excluded.content_hash, presence = 'shown', gone_since = null
             where stored.content_hash <> excluded.content_hash
                or stored.dated is distinct from excluded.dated
                or stored.language is distinct from excluded.language
                or stored.updated is distinct from excluded.updated
            returning first_seen = :now as fresh, changed = :now as changed
            """.formatted(COLUMNS);

    private static final String KNOWN = """
            select i.identity
              from item i
             where i.feed = :feed and jsonb_exists(:identities::jsonb, i.identity)
            """;
    private static final String TWINS = """
            select r.identity
              from %s
             where exists (select from item i
                            where i.feed = :feed and i.identity <> r.identity
                              and (r.link <> '' and md5(i.link) = md5(r.link) and i.link = r.link or i.title_hash = r."titleHash"))
            """.formatted(COLUMNS);
    private static final String SHOWN = """
            update item
               set gone_since = case when gone_since is null then :now::timestamptz end,
                   presence = case when gone_since is not null then 'shown'
                                   when published > :oldest then 'withdrawn' else 'gone' end
             where feed = :feed and first_seen > :since
               and jsonb_exists(:identities::jsonb, identity) = (gone_since is not null)
            """;
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String NEWEST = """
            select max(i.dated)
              from item i
             where i.feed = :feed
            """;

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of these identities the feed has brought before. */
    Set<String> known(String feed, Collection<String> identities) {
        return new HashSet<>(jdbc.sql(KNOWN)
                .param("feed", feed)
                .param("identities", Rows.json(identities))
                .query(String.class)
                .list());
    }

    /** Which of these rows have the link or the title of another story of the feed. */
    Set<String> twins(String feed, List<Rows.Row> rows) {
        return new HashSet<>(jdbc.sql(TWINS)
                .param("feed", feed)
                .param("rows", Rows.json(rows))
                .query(String.class)
                .list());
    }

    /** Notes what the feed shows now and what it does not show any more. */
    void shown(String feed, List<Rows.Row> rows, Instant now) {
        if (rows.isEmpty()) return;
        Instant oldest =
                rows.stream().map(Rows.Row::appeared).min(Instant::compareTo).orElse(now);
        jdbc.sql(SHOWN)
                .param("feed", feed)
                .param(
                        "identities",
                        Rows.json(rows.stream().map(Rows.Row::identity).toList()))
                .param("oldest", Timestamp.from(oldest))
                .param("since", Timestamp.from(now.minus(REMEMBERED)))
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Instant> newest(String feed) {
        return jdbc.sql(NEWEST).param("feed", feed).query(Timestamp.class).list().stream()
                .filter(Objects::nonNull)
                .map(Timestamp::toInstant)
                .findFirst();
    }

    /** Stores new items and changes known ones; {@code held} are the identities that editions must not take. */
    Stored store(String feed, List<Rows.Row> rows, Set<String> held, Instant now) {
        List<boolean[]> written = jdbc.sql(STORE)
                .param("feed", feed)
                .param("rows", Rows.json(rows))
                .param("held", Rows.json(held))
                .param("now", Timestamp.from(now))
                .query((row, n) -> new boolean[] {row.getBoolean(1), row.getBoolean(2)})
                .list();
        int fresh = (int) written.stream().filter(w -> w[0]).count();
        int changed = (int) written.stream().filter(w -> !w[0] && w[1]).count();
        return new Stored(fresh, changed, 0);
    }

    /** @param lost could not be stored */
    record Stored(int fresh, int changed, int lost) {
        Stored plus(Stored other) {
            return new Stored(fresh + other.fresh, changed + other.changed, lost + other.lost);
        }
    }
}
