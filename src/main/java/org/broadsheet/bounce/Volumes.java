package org.broadsheet.bounce;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.delivery.Delivery;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.EditionId;
import org.broadsheet.mail.NewsroomSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts an edition's letters by mailbox provider while its ledger still has their rows. */
@Component
class Volumes {
    private static final int PAGE = 5000;
    private static final EnumSet<DeliveryState> COUNTED =
            EnumSet.of(DeliveryState.ACCEPTED, DeliveryState.REJECTED, DeliveryState.DEFERRED, DeliveryState.EXPIRED);

    private final JdbcClient jdbc;
    private final Receipts receipts;
    private final Clock clock;
    private final ZoneId zone;

    Volumes(JdbcClient jdbc, Receipts receipts, Clock clock, NewsroomSettings newsroom) {
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.clock = clock;
        this.zone = newsroom.zone();
    }

    /** As of now; a later count takes the place of an earlier one. */
    void count(EditionId edition, String digest) {
        Map<String, Map<DeliveryState, Long>> counts = new TreeMap<>();
        List<Delivery> page = new ArrayList<>();
        receipts.list(edition, COUNTED, delivery -> {
            page.add(delivery);
            if (page.size() == PAGE) add(page, counts);
        });
        add(page, counts);
        counts.forEach((provider, states) -> write(edition, digest, provider, states));
    }

    private void add(List<Delivery> page, Map<String, Map<DeliveryState, Long>> counts) {
        Map<Long, String> providers = providers(page);
        for (Delivery delivery : page) {
            String provider = providers.getOrDefault(delivery.member().value(), Providers.OTHER);
            counts.computeIfAbsent(provider, p -> new EnumMap<>(DeliveryState.class))
                    .merge(delivery.state(), 1L, Long::sum);
        }
        page.clear();
    }

    private static final String ADDRESSES = """
            select distinct member_id, address from mailable_member where member_id = any(:members)
            """;

    private Map<Long, String> providers(List<Delivery> page) {
        Map<Long, String> providers = new TreeMap<>();
        Long[] members = page.stream().map(d -> d.member().value()).toArray(Long[]::new);
        jdbc.sql(ADDRESSES).param("members", members).query(row -> {
            providers.put(row.getLong("member_id"), Providers.of(row.getString("address")));
        });
        return providers;
    }

    private static final String WRITE = """
            insert into bounce_volume (edition_id, provider, digest, day, accepted, rejected, deferred)
            values (:edition, :provider, :digest, :day, :accepted, :rejected, :deferred)
            on conflict (edition_id, provider) do update
               set accepted = excluded.accepted, rejected = excluded.rejected, deferred = excluded.deferred
            """;

    private void write(EditionId edition, String digest, String provider, Map<DeliveryState, Long> states) {
        jdbc.sql(WRITE)
                .param("edition", edition.value())
                .param("provider", provider)
                .param("digest", digest)
                .param("day", LocalDate.ofInstant(clock.instant(), zone))
                .param("accepted", states.getOrDefault(DeliveryState.ACCEPTED, 0L))
                .param("rejected", states.getOrDefault(DeliveryState.REJECTED, 0L))
                .param("deferred", late(states))
                .update();
    }

    private static long late(Map<DeliveryState, Long> states) {
        return states.getOrDefault(DeliveryState.DEFERRED, 0L) + states.getOrDefault(DeliveryState.EXPIRED, 0L);
    }
}
