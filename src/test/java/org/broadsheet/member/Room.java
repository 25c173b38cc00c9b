package org.broadsheet.member;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
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

    public static DigestSettings digests(String... names) {
        Map<String, Object> titles = new HashMap<>();
        for (String name : names) titles.put("broadsheet.digests." + name + ".title", name);
        return new Binder(new MapConfigurationPropertySource(titles)).bindOrCreate("broadsheet", DigestSettings.class);
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
