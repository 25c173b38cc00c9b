package org.broadsheet.member.file;

import java.util.List;

/**
 * For whom an export is written. Another program's file has that program's columns, so that it can be imported there, and
 * our {@link Marks} where it keeps what it does not understand.
 */
public enum ExportFormat {
    BROADSHEET(new Part("", "true", """
            m.address as email, %s as name, m.status, coalesce(d.digests, '') as digests, m.zone, m.language, m.format,
            %s as joined""".formatted(Formulas.GUARD.formatted("m.name"), MemberExport.JOINED))),

    GHOST(new Part("", "true", """
            '' as id, m.address as email, m.name, %s as note, (m.status = 'active')::text as subscribed_to_emails,
            '' as complimentary_plan, '' as stripe_customer_id,
            to_char(m.joined at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at,
            '' as deleted_at, '' as labels, '' as tiers""".formatted(Marks.LINE))),

    /** An import there has one mode for a whole file: {@code subscribe} or {@code blocklist}. */
    LISTMONK(
            new Part("subscribe", "m.status = 'active'", Columns.LISTMONK),
            new Part("blocklist", "m.status in ('unsubscribed', 'bounced', 'complained')", Columns.LISTMONK),
            new Part("unconfirmed", "m.status = 'pending'", Columns.LISTMONK)),

    /** A file a status, as its own export has them, and what an import there asks for. */
    MAILCHIMP(
            new Part("subscribed", "m.status = 'active'", Columns.MAILCHIMP),
            new Part("unsubscribed", "m.status in ('unsubscribed', 'complained')", Columns.MAILCHIMP),
            new Part("cleaned", "m.status = 'bounced'", Columns.MAILCHIMP),
            new Part("nonsubscribed", "m.status = 'pending'", Columns.MAILCHIMP));

    /** Column lists that several sheets have. */
    private static final class Columns {
        static final String LISTMONK = """
                m.address as email, m.name, jsonb_build_object('broadsheet', %s)::text as attributes""".formatted(Marks.LINE);
        static final String MAILCHIMP = """
                m.address as "Email Address", m.name as "First Name", '' as "Last Name",
                to_char(m.joined at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as "CONFIRM_TIME", %s as "Broadsheet\"""".formatted(Marks.LINE);
    }

    /**
     * One file of it.
     *
     * @param name stands in the file's name; empty where it is the only one
     * @param who a condition on a member {@code m}
     * @param columns of a member {@code m} and their digests {@code d}
     */
    record Part(String name, String who, String columns) {}

    private final List<Part> sheets;

    ExportFormat(Part... sheets) {
        this.sheets = List.of(sheets);
    }

    List<Part> sheets() {
        return sheets;
    }
}
