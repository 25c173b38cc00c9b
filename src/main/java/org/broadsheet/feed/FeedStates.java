package org.broadsheet.feed;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.broadsheet.feed.fetch.Validators;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is remembered of each feed between two polls. */
@Service
class FeedStates {
    private static final Duration WEEK = Duration.ofDays(7);

    private static final String ENTER = """
            insert into feed (name, url, section, last_poll)
            values (:name, :url, :section, :now)
            on conflict (name) do update
               set url = excluded.url, section = excluded.section, last_poll = excluded.last_poll,
                   etag = case when feed.url = excluded.url then feed.etag end,
                   last_modified = case when feed.url = excluded.url then feed.last_modified end,
                   last_success = case when feed.url = excluded.url then feed.last_success end,
                   retry_at = case when feed.url = excluded.url then feed.retry_at end
            """;
    private static final String FIND = """
            select f.etag, f.last_modified, f.last_success, f.retry_at, f.last_error
              from feed f
             where f.name = :name
            """;
    private static final String SUCCEED = """
            update feed
               set etag = :etag, last_modified = :modified, last_success = :now, last_error = null, failing_since = null, retry_at = null
             where name = :name
            """;
    private static final String FAIL = """
            update feed
               set last_error = :error, failing_since = coalesce(failing_since, :now), retry_at = :retry
             where name = :name
            """;

    private static final String ALL = """
            select f.name, f.url, f.last_poll, f.last_success, f.last_error, f.failing_since,
                   (select count(*) from item i
                     where i.feed = f.name and i.published > :since and not i.held) as items
              from feed f
             order by f.name
            """;

    private final JdbcClient jdbc;

    FeedStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a feed at this address; the validators of another address are worth nothing. */
    Known enter(FeedSettings.Feed feed, Instant now) {
        jdbc.sql(ENTER)
                .param("name", feed.title())
                .param("url", feed.shownAddress())
                .param("section", feed.section())
                .param("now", Timestamp.from(now))
                .update();
        return jdbc.sql(FIND)
                .param("name", feed.title())
                .query((row, n) -> new Known(
                        new Validators(row.getString(1), row.getString(2)),
                        instant(row.getTimestamp(3)),
                        instant(row.getTimestamp(4)),
                        row.getString(5)))
                .single();
    }

    void succeeded(String name, Validators validators, Instant now) {
        jdbc.sql(SUCCEED)
                .param("name", name)
                .param("etag", validators.etag())
                .param("modified", validators.lastModified())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** @param retry before which the server does not want to be asked; null where it did not say */
    void failed(String name, String error, @Nullable Instant retry, Instant now) {
        jdbc.sql(FAIL)
                .param("name", name)
                .param("error", error)
                .param("retry", retry == null ? null : Timestamp.from(retry), Types.TIMESTAMP)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Throws {@code cause} where the database cannot be asked at all, so that what failed was not the feed's fault. */
    void requireDatabase(RuntimeException cause) {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
        } catch (DataAccessException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    List<FeedState> all(Instant now) {
        return jdbc.sql(ALL)
                .param("since", Timestamp.from(now.minus(WEEK)))
                .query((row, n) -> new FeedState(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        instant(row.getTimestamp(4)),
                        row.getString(5),
                        instant(row.getTimestamp(6)),
                        row.getInt(7) / (double) WEEK.toDays()))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * @param success when the feed was last read at its present address; null for never
     * @param retry before which its server does not want to be asked
     * @param error of the last try, null where it was well
     */
    record Known(
            Validators validators,
            @Nullable Instant success,
            @Nullable Instant retry,
            @Nullable String error) {}
}
