package org.broadsheet.edition.override;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code edition_layout} and {@code edition_change}. */
@Component
public class OverrideRows {
    private static final String COLUMNS = """
            select l.digest, l.edition_id, l.version, l.wishes, l.changed_by, l.changed_at,
                   (select coalesce(max(e.id), 0) from edition e where e.digest = l.digest and e.number = 1) as after
              from edition_layout l
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public OverrideRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public SavedOverrides coming(String digest) {
        return jdbc.sql(COLUMNS + "where l.digest = :digest and l.edition_id is null")
                .param("digest", digest)
                .query(this::layout)
                .optional()
                .orElseGet(() -> new SavedOverrides(digest, null, newest(digest), 0, EditorOverrides.NONE, null, null));
    }

    public SavedOverrides of(String digest, EditionId edition) {
        return jdbc.sql(COLUMNS + "where l.edition_id = :edition")
                .param("edition", edition.value())
                .query(this::layout)
                .optional()
                .orElseGet(() -> new SavedOverrides(digest, edition, 0, 0, EditorOverrides.NONE, null, null));
    }

    private static final String NEWEST = """
            select coalesce(max(id), 0) from edition where digest = :digest and number = 1
            """;

    /** The digest's newest scheduled edition; 0: none yet. */
    public long newest(String digest) {
        return jdbc.sql(NEWEST).param("digest", digest).query(Long.class).single();
    }

    private static final String INSERT = """
            insert into edition_layout (digest, edition_id, version, wishes, changed_by, changed_at)
            values (:digest, :edition::bigint, 1, :wishes::jsonb, :editor, :now)
            on conflict do nothing
            returning id
            """;

    private static final String UPDATE = """
            update edition_layout
               set version = version + 1, wishes = :wishes::jsonb, changed_by = :editor, changed_at = :now
             where digest = :digest and edition_id is not distinct from :edition::bigint and version = :version
            returning id
            """;

    /** The row's key; empty where somebody was quicker. */
    public Optional<Long> save(SavedOverrides known, EditorOverrides wishes, EditorChange change) {
        var statement =
                known.version() == 0 ? jdbc.sql(INSERT) : jdbc.sql(UPDATE).param("version", known.version());
        return statement
                .param("digest", known.digest())
                .param("edition", key(known))
                .param("wishes", json.writeValueAsString(wishes))
                .param("editor", change.editor())
                .param("now", Timestamp.from(change.at()))
                .query(Long.class)
                .optional();
    }

    private static final String LOG = """
            insert into edition_change (layout_id, version, editor, at, act, about)
            values (:layout, :version, :editor, :at, :act, :about)
            """;

    public void log(long layout, EditorChange change) {
        jdbc.sql(LOG)
                .param("layout", layout)
                .param("version", change.version())
                .param("editor", change.editor())
                .param("at", Timestamp.from(change.at()))
                .param("act", change.act())
                .param("about", change.about())
                .update();
    }

    private static final String SINCE = """
            select c.version, c.editor, c.at, c.act, c.about
              from edition_change c
              join edition_layout l on l.id = c.layout_id
             where l.digest = :digest and l.edition_id is not distinct from :edition::bigint and c.version > :version
             order by c.version
            """;

    public List<EditorChange> since(SavedOverrides known) {
        return jdbc.sql(SINCE)
                .param("digest", known.digest())
                .param("edition", key(known))
                .param("version", known.version())
                .query((row, n) -> new EditorChange(
                        row.getInt("version"),
                        row.getString("editor"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("act"),
                        row.getString("about")))
                .list();
    }

    private static final String ATTACH = """
            update edition_layout set edition_id = :edition
             where digest = :digest and edition_id is null
            """;

    /** From now on it is about that edition, and the digest's next one begins with none. */
    public void attach(String digest, EditionId edition) {
        jdbc.sql(ATTACH)
                .param("edition", edition.value())
                .param("digest", digest)
                .update();
    }

    private static @Nullable Long key(SavedOverrides layout) {
        return layout.edition() == null ? null : layout.edition().value();
    }

    private SavedOverrides layout(ResultSet row, int n) throws SQLException {
        Long edition = (Long) row.getObject("edition_id");
        return new SavedOverrides(
                row.getString("digest"),
                edition == null ? null : new EditionId(edition),
                edition == null ? row.getLong("after") : 0,
                row.getInt("version"),
                json.readValue(row.getString("wishes"), EditorOverrides.class),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }
}
