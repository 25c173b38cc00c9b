package org.broadsheet.feed;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The items read from all feeds, as they are kept. */
@Service
public class Items {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Author>> AUTHORS = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final String SELECT = """
            select i.id, i.feed, f.section, i.guid, i.url, i.title, i.dated, i.updated, i.authors, i.categories,
                   i.summary, i.html, i.picture, i.minutes, i.kind, i.featured, i.language, i.members_only, i.published, i.first_seen, i.held,
                   i.gone_since, i.presence
              from item i
              join feed f on f.name = i.feed
            """;
    private static final String CANDIDATES = SELECT + """
             where i.published <= :to
               and (i.published > :from
                    or i.published > :latest and coalesce(i.released, i.first_seen) > :from
                                             and coalesce(i.released, i.first_seen) <= :to)
               and (jsonb_array_length(:feeds::jsonb) = 0 or jsonb_exists(:feeds::jsonb, i.feed))
             order by i.published desc, i.id
            """;
    private static final String ALIKE = SELECT + """
             where (md5(i.link) in (select md5(value) from jsonb_array_elements_text(:pages::jsonb))
                    or i.story in (select value from jsonb_array_elements_text(:guids::jsonb)))
             order by i.published desc, i.id
             limit 5000
            """;
    private static final String FIND = SELECT + """
             where i.id = :id
            """;
    private static final String NEWEST = "select coalesce(max(id), 0) from item";
    private static final String HELD = SELECT + """
             where i.held
             order by i.feed, i.published desc, i.id
            """;
    private static final String RELEASE = """
            update item
               set held = false, released = :now
             where held and id in (select value::bigint from jsonb_array_elements_text(:ids::jsonb))
            """;
    private final JdbcClient jdbc;

    Items(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What an edition may choose from, newest first: published after {@code from} and not after {@code to}; and late
     * arrivals, published up to {@code late} before {@code from}, but first seen (or released) after it. Held items are
     * among them, marked, so that the edition can say why they are left out.
     *
     * @param feeds names; empty: all
     */
    public List<StoredItem> candidates(Instant from, Instant to, Duration late, Collection<String> feeds) {
        return jdbc.sql(CANDIDATES)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("latest", Timestamp.from(from.minus(late)))
                .param("feeds", JSON.writeValueAsString(feeds))
                .query(Items::item)
                .list();
    }

    /** Items of all feeds and times that may tell a story of these: at the same page, or under the same guid. */
    public List<StoredItem> alike(Collection<StoredItem> items) {
        List<String> pages = items.stream()
                .map(stored -> StoryIdentity.page(stored.item().url()))
                .filter(page -> !page.isEmpty())
                .toList();
        List<String> guids = items.stream()
                .map(stored -> StoryIdentity.guidKey(stored.item().id()))
                .toList();
        return jdbc.sql(ALIKE)
                .param("pages", JSON.writeValueAsString(pages))
                .param("guids", JSON.writeValueAsString(guids))
                .query(Items::item)
                .list();
    }

    public Optional<StoredItem> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(Items::item).optional();
    }

    /** The key of what came last; 0 where nothing has come yet. */
    public long newest() {
        return jdbc.sql(NEWEST).query(Long.class).single();
    }

    /** What the flood guard keeps from editions, by feed, newest first. */
    public List<StoredItem> held() {
        return jdbc.sql(HELD).query(Items::item).list();
    }

    /** Lets held items go; they then count as seen {@code now}. Returns how many there were. */
    public int release(Collection<Long> ids, Instant now) {
        return jdbc.sql(RELEASE)
                .param("ids", JSON.writeValueAsString(ids))
                .param("now", Timestamp.from(now))
                .update();
    }

    // The range by time lets the index on published serve; the day is then the newsroom's.
    private static final String COUNT = """
            select d.feed, d.day, count(*) as items
              from (select i.feed, (i.published at time zone :zone)::date as day
                      from item i
                     where i.published >= (:from::date - 1)::timestamp at time zone 'UTC') d
             where d.day between :from and :to
             group by d.feed, d.day
            """;

    /** By feed: items published on each day of the zone, both days included, 0 where there was none. */
    public Map<String, List<Long>> published(LocalDate from, LocalDate to, ZoneId zone) {
        int days = (int) (to.toEpochDay() - from.toEpochDay()) + 1;
        Map<String, List<Long>> counts = new HashMap<>();
        jdbc.sql(COUNT)
                .param("zone", zone.getId())
                .param("from", Date.valueOf(from))
                .param("to", Date.valueOf(to))
                .query(row -> {
                    int day = (int) (row.getDate("day").toLocalDate().toEpochDay() - from.toEpochDay());
                    counts.computeIfAbsent(row.getString("feed"), feed -> zeros(days))
                            .set(day, row.getLong("items"));
                });
        return counts;
    }

    private static List<Long> zeros(int days) {
        return new ArrayList<>(Collections.nCopies(days, 0L));
    }

    private static StoredItem item(ResultSet row, int n) throws SQLException {
        Item item = new Item(
                row.getString("guid"),
                row.getString("url"),
                row.getString("title"),
                maybe(row, "dated"),
                maybe(row, "updated"),
                JSON.readValue(row.getString("authors"), AUTHORS),
                JSON.readValue(row.getString("categories"), TEXTS),
                row.getString("summary"),
                row.getString("html"),
                picture(row.getString("picture")),
                row.getInt("minutes"),
                ItemKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getBoolean("featured"),
                row.getString("language"),
                row.getBoolean("members_only"));
        return new StoredItem(
                row.getLong("id"),
                row.getString("feed"),
                row.getString("section"),
                item,
                row.getTimestamp("published").toInstant(),
                row.getTimestamp("first_seen").toInstant(),
                row.getBoolean("held"),
                maybe(row, "gone_since"),
                StoredItem.Presence.valueOf(row.getString("presence").toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Picture picture(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Picture.class);
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
