package org.broadsheet.edition;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.edition.content.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code edition}: an edition as a row, and a row as an edition. */
@Component
class EditionRows {
    private static final String COLUMNS =
            "select id, digest, day, number, from_at, to_at, by_hand, state, content from edition ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EditionRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Edition> byId(EditionId id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id.value())
                .query(this::edition)
                .optional();
    }

    Optional<Edition> byName(String digest, LocalDate day, int number) {
        return jdbc.sql(COLUMNS + "where digest = :digest and day = :day and number = :number")
                .param("digest", digest)
                .param("day", Date.valueOf(day))
                .param("number", number)
                .query(this::edition)
                .optional();
    }

    List<Edition> newest(String digest, int atMost) {
        return jdbc.sql(COLUMNS + "where digest = :digest order by to_at desc, number desc limit :most")
                .param("digest", digest)
                .param("most", atMost)
                .query(this::edition)
                .list();
    }

    List<Edition> before(String digest, LocalDate day, int atMost) {
        return jdbc.sql(COLUMNS + "where digest = :digest and day < :day order by to_at desc, number desc limit :most")
                .param("digest", digest)
                .param("day", Date.valueOf(day))
                .param("most", atMost)
                .query(this::edition)
                .list();
    }

    int lastNumber(String digest, LocalDate day) {
        return jdbc.sql("select coalesce(max(number), 0) from edition where digest = :digest and day = :day")
                .param("digest", digest)
                .param("day", Date.valueOf(day))
                .query(Integer.class)
                .single();
    }

    private static final String INSERT = """
            insert into edition (digest, day, number, from_at, to_at, by_hand, state, held_because, content, created_at)
            values (:digest, :day, :number, :from, :to, :by_hand, :state, :because, :content::jsonb, :now)
            returning id
            """;

    Edition insert(Edition draft, @Nullable String heldBecause, Instant now) {
        long id = jdbc.sql(INSERT)
                .param("digest", draft.digest())
                .param("day", Date.valueOf(draft.day()))
                .param("number", draft.number())
                .param("from", Timestamp.from(draft.from()))
                .param("to", Timestamp.from(draft.to()))
                .param("by_hand", draft.byHand())
                .param("state", name(draft.state()))
                .param("because", heldBecause)
                .param("content", json.writeValueAsString(draft.content()))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
        return draft.withId(new EditionId(id));
    }

    Optional<String> heldBecause(EditionId id) {
        return jdbc.sql(
                        "select held_because from edition where id = :id and state = 'held' and held_because is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    private static final String REWRITE = """
            update edition set content = :content::jsonb
             where id = :id and frozen_at is null and state in ('held', 'ready')
            """;

    /** False where the edition is frozen. */
    boolean rewrite(EditionId id, Content content) {
        return jdbc.sql(REWRITE)
                        .param("id", id.value())
                        .param("content", json.writeValueAsString(content))
                        .update()
                == 1;
    }

    /** Notes that an edition lost its lead, which its site had withdrawn; editors are told. */
    void leadWithdrawn(EditionId id, String title) {
        jdbc.sql("update edition set withdrawn_lead = :title where id = :id")
                .param("title", title)
                .param("id", id.value())
                .update();
    }

    Optional<String> withdrawnLead(EditionId id) {
        return jdbc.sql("select withdrawn_lead from edition where id = :id and withdrawn_lead is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    private static final String MOVE = """
            update edition set state = :to
             where id = :id and state = any (:from)
            """;

    boolean move(EditionId id, State to, State... from) {
        String[] names = new String[from.length];
        for (int i = 0; i < from.length; i++) names[i] = name(from[i]);
        return jdbc.sql(MOVE)
                        .param("to", name(to))
                        .param("id", id.value())
                        .param("from", names)
                        .update()
                == 1;
    }

    static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Edition edition(ResultSet row, int number) throws SQLException {
        return new Edition(
                new EditionId(row.getLong("id")),
                row.getString("digest"),
                row.getDate("day").toLocalDate(),
                row.getInt("number"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                row.getBoolean("by_hand"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                json.readValue(row.getString("content"), Content.class));
    }
}
