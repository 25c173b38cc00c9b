package org.broadsheet.delivery;

/** Tells the database from any copy of it: a restored dump has other object numbers, a copied cluster mostly another name. */
final class DatabaseIdentity {
    /** An SQL expression. */
    static final String SQL = """
            (select c.system_identifier || '/' || d.oid || '/' || 'delivery_run'::regclass::oid
               from pg_control_system() c, pg_database d
              where d.datname = current_database())""";

    private DatabaseIdentity() {}
}
