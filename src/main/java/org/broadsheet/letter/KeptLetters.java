package org.broadsheet.letter;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each letter as it was first put into words, so that every later try, on any machine, has the same octets. */
@Component
class KeptLetters {
    private final JdbcClient jdbc;

    /**
     * A letter in words, once for all of its members.
     *
     * @param html null for the text format
     */
    record Rendering(String subject, String text, @Nullable String html) {}

    KeptLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The kept letter; where there is none, the new one is kept, unless another machine was quicker. */
    Rendering keep(EditionId edition, Format format, Supplier<Rendering> words) {
        return find(edition, format).orElseGet(() -> {
            insert(edition, format, words.get());
            return find(edition, format).orElseThrow();
        });
    }

    private static final String FIND = """
            select subject, text, html from letter where edition_id = :edition and format = :format
            """;

    Optional<Rendering> find(EditionId edition, Format format) {
        return jdbc.sql(FIND)
                .param("edition", edition.value())
                .param("format", name(format))
                .query((row, number) ->
                        new Rendering(row.getString("subject"), row.getString("text"), row.getString("html")))
                .optional();
    }

    private static final String INSERT = """
            insert into letter (edition_id, format, subject, text, html)
            values (:edition, :format, :subject, :text, :html)
            on conflict do nothing
            """;

    private void insert(EditionId edition, Format format, Rendering words) {
        jdbc.sql(INSERT)
                .param("edition", edition.value())
                .param("format", name(format))
                .param("subject", words.subject())
                .param("text", words.text())
                .param("html", words.html())
                .update();
    }

    private static String name(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
