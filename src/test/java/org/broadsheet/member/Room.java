package org.broadsheet.member;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room on an empty database of its own, without an application around it. */
public final class Room {
    public static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    public final DataSource database = TestDatabase.dataSource();
    public final JdbcClient jdbc = JdbcClient.create(database);
    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    public final MemberKeys keys = new MemberKeys(database);
    final LinkTokens links = new LinkTokens(new KeyRing(database), JdbcClient.create(database));
    public final Members members = new Members(jdbc, links, clock);
    public final Suppressions suppressions = new Suppressions(jdbc, keys, clock);

    public static DigestChoices digests(String... names) {
        return new DigestChoices(List.of(names).stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), name -> Map.of("title", name))));
    }

    /** The one value of a query. */
    public String value(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }

    /** Name and value of each row of a two-column query. */
    public Map<String, String> pairs(String sql) {
        return jdbc
                .sql(sql)
                .query((row, n) -> Map.entry(row.getString(1), String.valueOf(row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
