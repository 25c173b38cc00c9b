package org.broadsheet.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** All editions there ever were, found by their words. */
@Service
public class EditionArchive {
    private static final int MOST_WORDS = 12;

    private final JdbcClient jdbc;

    EditionArchive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
            select e.id, e.digest, e.day, e.number, e.content ->> 'title' as title, e.content ->> 'subject' as subject,
                   e.state, e.to_at
              from edition e
             where (:digest = '' or e.digest = :digest)
               and (:words = '' or e.words @@ to_tsquery('simple', :words))
               and (e.to_at, e.id) < (:to, :id)
             order by e.to_at desc, e.id desc
             limit :most
            """;

    /**
     * The newest first.
     *
     * @param digest empty: of all digests
     * @param words of the subject, headlines and summaries; each may be the beginning of one; empty: all
     * @param to of the last edition shown before, with its key {@code last}: what follows it
     */
    public List<PastEdition> find(String digest, String words, Instant to, EditionId last, int most) {
        return jdbc.sql(FIND)
                .param("digest", digest)
                .param("words", query(words))
                .param("to", Timestamp.from(to))
                .param("id", last.value())
                .param("most", most)
                .query((row, n) -> edition(row))
                .list();
    }

    /** Only letters and digits reach the query's own language. */
    private static String query(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    private static PastEdition edition(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        var day = row.getDate("day").toLocalDate();
        return new PastEdition(
                new EditionId(row.getLong("id")),
                row.getString("digest"),
                number == 1 ? day.toString() : day + "." + number,
                day,
                row.getString("title"),
                row.getString("subject"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("to_at").toInstant());
    }
}
