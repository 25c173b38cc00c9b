package org.broadsheet.member.file;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose file it is that an import reads, or for whom an export is written. Another program's file has that program's
 * columns, so that it can be imported there, and our {@link Marks} where it keeps what it does not understand.
 */
public enum FileFormat {
    BROADSHEET(new Part("", "true", """
            %s as email, %s as name, m.status, coalesce(d.digests, '') as digests, m.zone, m.language, m.format,
            %s as joined""".formatted(Sql.ADDRESS, Sql.NAME, Sql.JOINED), """
            , %s as note, %s as labels, %s as tiers, %s as complimentary_plan, %s as stripe_customer_id""".formatted(
                    Sql.kept("note"),
                    Sql.kept("labels"),
                    Sql.kept("tiers"),
                    Sql.kept("complimentary_plan"),
                    Sql.kept("stripe_customer_id")))),

    GHOST(new Part("", "true", """
            %s as id, %s as email, %s as name, %s as note, (m.status = 'active')::text as subscribed_to_emails,
            %s as complimentary_plan, %s as stripe_customer_id,
            regexp_replace(to_char(m.joined at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z$', 'Z') as created_at,
            %s as deleted_at, %s as labels, %s as tiers""".formatted(
                    Sql.kept("id"),
                    Sql.ADDRESS,
                    Sql.NAME,
                    Sql.kept("note"),
                    Sql.kept("complimentary_plan"),
                    Sql.kept("stripe_customer_id"),
                    Sql.kept("deleted_at"),
                    Sql.GUARD.formatted(Marks.LABELS),
                    Sql.kept("tiers")))),

    /** An import there has one mode for a whole file: {@code subscribe} or {@code blocklist}. */
    LISTMONK(
            new Part("subscribe", "m.status = 'active'", Sql.LISTMONK),
            new Part("blocklist", "m.status in ('unsubscribed', 'bounced', 'complained')", Sql.LISTMONK),
            new Part("unconfirmed", "m.status = 'pending'", Sql.LISTMONK)),

    /** A file a status, as its own export has them, and what an import there asks for. */
    MAILCHIMP(
            new Part("subscribed", "m.status = 'active'", Sql.MAILCHIMP),
            new Part("unsubscribed", "m.status in ('unsubscribed', 'complained')", Sql.MAILCHIMP),
            new Part("cleaned", "m.status = 'bounced'", Sql.MAILCHIMP),
            new Part("nonsubscribed", "m.status = 'pending'", Sql.MAILCHIMP));

    /** Characters, for a bracket expression, that make a spreadsheet run a cell as a formula; full-width ones too. */
    static final String FORMULA = "=+@\\t\\r\uff1d\uff0b\uff0d\uff20-";

    private static final Pattern GUARDED = Pattern.compile("^'+[" + FORMULA + "]");

    /** Columns that several parts have. A cell that would be a formula begins with an apostrophe, which an import drops. */
    static final class Sql {
        /** When a member joined, as ISO 8601. */
        static final String JOINED = """
                replace(to_char(m.joined at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z')""";

        private static final String GUARD = "case when %1$s ~ '^''*[" + FORMULA + "]' then '''' || %1$s else %1$s end";
        static final String ADDRESS = GUARD.formatted("m.address");
        static final String NAME = GUARD.formatted("m.name");

        /** A cell of Ghost's that was kept. */
        static String kept(String column) {
            return GUARD.formatted("(m.ghost->>'" + column + "')");
        }

        static final String LISTMONK = """
                %s as email, %s as name, jsonb_build_object('broadsheet', %s)::text as attributes""".formatted(ADDRESS, NAME, Marks.LINE);
        static final String MAILCHIMP = """
                %s as "Email Address", %s as "First Name", '' as "Last Name",
                to_char(m.joined at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as "CONFIRM_TIME", %s as "Broadsheet\"""".formatted(ADDRESS, NAME, Marks.LINE);
    }

    /**
     * One file of it.
     *
     * @param name stands in the file's name; empty where it is the only one
     * @param who a condition on a member {@code m}
     * @param columns of a member {@code m} and their digests {@code d}; {@code :every} is a text of all that are configured
     * @param kept columns more where there is any member of whom a file of Ghost's said something that is kept
     */
    record Part(String name, String who, String columns, String kept) {
        Part(String name, String who, String columns) {
            this(name, who, columns, "");
        }
    }

    private final List<Part> sheets;

    FileFormat(Part... sheets) {
        this.sheets = List.of(sheets);
    }

    /** The program's name, as it writes itself. */
    String title() {
        return this == LISTMONK
                ? "listmonk"
                : name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    List<Part> sheets() {
        return sheets;
    }

    /** Without the apostrophe that an export puts before a formula. */
    static String withoutGuard(String cell) {
        return GUARDED.matcher(cell).find() ? cell.substring(1) : cell;
    }
}
