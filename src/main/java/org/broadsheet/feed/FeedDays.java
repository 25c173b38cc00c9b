package org.broadsheet.feed;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many items each feed brought, day by day. */
@Service
public class FeedDays {
    private final JdbcClient jdbc;

    FeedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The range by time lets the index on published serve; the day is then the newsroom's.
    private static final String COUNT = """
            select d.feed, d.day, count(*) as items
              from (select i.feed, (i.published at time zone :zone)::date as day
                      from item i
                     where i.published >= (:from::date - 1)::timestamp at time zone 'UTC') d
             where d.day between :from and :to
             group by d.feed, d.day
            """;

    /** By feed: items published on each day of the zone, both days included, 0 where there was none. */
    public Map<String, List<Long>> published(LocalDate from, LocalDate to, ZoneId zone) {
        int days = (int) (to.toEpochDay() - from.toEpochDay()) + 1;
        Map<String, List<Long>> counts = new HashMap<>();
        jdbc.sql(COUNT)
                .param("zone", zone.getId())
                .param("from", Date.valueOf(from))
                .param("to", Date.valueOf(to))
                .query(row -> {
                    int day = (int) (row.getDate("day").toLocalDate().toEpochDay() - from.toEpochDay());
                    counts.computeIfAbsent(row.getString("feed"), feed -> zeros(days))
                            .set(day, row.getLong("items"));
                });
        return counts;
    }

    private static List<Long> zeros(int days) {
        return new ArrayList<>(Collections.nCopies(days, 0L));
    }
}
