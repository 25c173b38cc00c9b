package org.broadsheet.edition;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.broadsheet.edition.override.OverrideRows;
import org.broadsheet.feed.FollowedSources;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The module edition over the sources and settings of a test. */
public final class FollowedEditions {
    private FollowedEditions() {}

    public static Editions of(FollowedSources sources, DataSource database, Map<String, String> settings, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        DigestSettings digests = new Binder(new MapConfigurationPropertySource(settings))
                .bind("broadsheet", DigestSettings.class)
                .get();
        JsonMapper json = JsonMapper.shared();
        EditionRows rows = new EditionRows(jdbc, json);
        EditionComposer composer = new EditionComposer(
                new Candidates(jdbc, sources.items, digests), digests, rows, new OverrideRows(jdbc, json), clock);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        Decisions decisions = new Decisions(jdbc, digests, List.of(), clock);
        return new Editions(
                new DigestLock(jdbc, transactions), composer, digests, rows, decisions, sources.retractions);
    }
}
