package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * During a rolling update the version before reads and writes the schema of the version after. So each migration leaves it
 * what it knows: it may add tables, and columns that need no value.
 */
class MigrationsTests {
    private record Column(String type, boolean required, boolean filled) {}

    /** @param columns of tables and views, by {@code table.column} */
    private record Schema(Map<String, Column> columns, Set<String> rules) {
        Set<String> tables() {
            Set<String> tables = new HashSet<>();
            columns.keySet().forEach(column -> tables.add(table(column)));
            return tables;
        }
    }

    @Test
    void everyMigrationIsSurvivedByTheVersionBefore() {
        List<String> broken = new ArrayList<>();
        List<Schema> schemas = new ArrayList<>(List.of(new Schema(Map.of(), Set.of())));
        Flyway.configure()
                .dataSource(TestDatabase.empty())
                .callbacks(after((connection, version) -> {
                    Schema now = schema(connection);
                    compare(schemas.get(schemas.size() - 1), now, what -> broken.add(version + ": " + what));
                    schemas.add(now);
                }))
                .load()
                .migrate();

        assertThat(schemas).hasSizeGreaterThan(9);
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table member rename column address to email",
                "alter table member rename to reader",
                "alter table delivery_run drop column home",
                "drop view mailable_member cascade",
                "alter table delivery_run alter column home set not null",
                "alter table job_alarm alter column event type varchar(200)",
                "alter table delivery_run add column born timestamptz not null",
                "alter table delivery_run add constraint large check (enrolled > 9)",
                "create unique index once on delivery_run (digest)"
            })
    void whatTheVersionBeforeDoesNotSurviveIsFound(String migration) throws SQLException {
        assertThat(brokenBy(migration)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table thing (id bigint primary key, name text not null unique)",
                "alter table delivery_run add column born timestamptz, add column size int not null default 0 check (size >= 0)",
                "alter table delivery_run alter column digest drop not null",
                "create index fast on delivery_run (digest)"
            })
    void whatTheVersionBeforeNeedNotKnowIsAllowed(String migration) throws SQLException {
        assertThat(brokenBy(migration)).isEmpty();
    }

    private static List<String> brokenBy(String migration) throws SQLException {
        List<String> broken = new ArrayList<>();
        try (Connection connection = TestDatabase.dataSource().getConnection();
                var statement = connection.createStatement()) {
            Schema before = schema(connection);
            statement.execute(migration);
            compare(before, schema(connection), broken::add);
        }
        return broken;
    }

    private static void compare(Schema before, Schema after, Consumer<String> broken) {
        before.columns().forEach((name, was) -> {
            Column is = after.columns().get(name);
            if (is == null) broken.accept(name + " is gone");
            else if (!is.type().equals(was.type())) broken.accept(name + " is " + is.type() + ", was " + was.type());
            else if (is.required() && !was.required()) broken.accept(name + " must have a value now");
        });
        Set<String> known = before.tables();
        after.columns().forEach((name, is) -> {
            boolean isNew = known.contains(table(name)) && !before.columns().containsKey(name);
            if (isNew && is.required() && !is.filled()) broken.accept(name + " needs a value that nobody gives");
        });
        after.rules().forEach(rule -> {
            boolean ofTheKnown = known.contains(rule.substring(0, rule.indexOf(' ')));
            if (ofTheKnown && !before.rules().contains(rule)) broken.accept(rule);
        });
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private static final String COLUMNS = """
            select table_name || '.' || column_name, udt_name, is_nullable = 'NO',
                   column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS'
              from information_schema.columns
             where table_schema = 'public' and table_name <> 'flyway_schema_history'
            """;

    // A rule that a new column brings along the version before meets by the column's default.
    private static final String RULES = """
            select c.relname || ' has the new rule ' || k.conname
              from pg_constraint k join pg_class c on c.oid = k.conrelid
             where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'f', 'x')
               and not exists (select from pg_attribute a
                                where a.attrelid = c.oid and a.attnum = any (k.conkey) and a.atthasdef and a.attnotnull)
            union
            select c.relname || ' has the new rule ' || i.relname
              from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
             where c.relnamespace = 'public'::regnamespace and x.indisunique
            """;

    private static Schema schema(Connection connection) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        Set<String> rules = new HashSet<>();
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(COLUMNS)) {
                while (row.next())
                    columns.put(row.getString(1), new Column(row.getString(2), row.getBoolean(3), row.getBoolean(4)));
            }
            try (var row = statement.executeQuery(RULES)) {
                while (row.next()) rules.add(row.getString(1));
            }
        }
        return new Schema(columns, rules);
    }

    private interface Look {
        void at(Connection connection, String version) throws SQLException;
    }

    private static Callback after(Look look) {
        return new Callback() {
            @Override
            public boolean supports(Event event, Context context) {
                return event == Event.AFTER_EACH_MIGRATE;
            }

            @Override
            public boolean canHandleInTransaction(Event event, Context context) {
                return true;
            }

            @Override
            public void handle(Event event, Context context) {
                try {
                    look.at(
                            context.getConnection(),
                            context.getMigrationInfo().getVersion().getVersion());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public String getCallbackName() {
                return "look";
            }
        };
    }
}
