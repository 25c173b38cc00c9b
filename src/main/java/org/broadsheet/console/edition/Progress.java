package org.broadsheet.console.edition;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.console.Fragments;
import org.broadsheet.console.Look;
import org.broadsheet.console.SseHub;
import org.broadsheet.console.SseTopic;
import org.broadsheet.console.Times;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells the open pages of an edition how its run goes: numbers by the event {@code progress}, another state by {@code state}. */
@Component
class Progress {
    private final SseHub hub;
    private final Recipients recipients;
    private final Editions editions;
    private final Fragments fragments;
    private final DigestSettings settings;
    private final Clock clock;

    Progress(
            SseHub hub,
            Recipients recipients,
            Editions editions,
            Fragments fragments,
            DigestSettings settings,
            Clock clock) {
        this.hub = hub;
        this.recipients = recipients;
        this.editions = editions;
        this.fragments = fragments;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param seen the state that the page shows */
    ResponseEntity<SseEmitter> open(Edition edition, SseHub.Client client, String seen) {
        return hub.open(
                "progress " + edition.id().value(),
                () -> new OfOne(edition),
                client,
                Map.of("state", seen),
                clock.instant().plus(SseHub.LONGEST));
    }

    private final class OfOne implements SseTopic {
        private final Edition edition;

        OfOne(Edition edition) {
            this.edition = edition;
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public News look(@Nullable News before) {
            DeliveryStats tally = recipients.stats(edition.id()).orElse(null);
            Stand stand = tally == null ? Stand.of(editions.get(edition.id()), null) : Stand.of(tally);
            return before instanceof Numbers known && known.says(tally, stand)
                    ? known
                    : new Numbers(edition, tally, stand);
        }
    }

    private final class Numbers implements SseTopic.News {
        private final Edition edition;
        private final @Nullable DeliveryStats tally;
        private final Stand stand;

        Numbers(Edition edition, @Nullable DeliveryStats tally, Stand stand) {
            this.edition = edition;
            this.tally = tally;
            this.stand = stand;
        }

        boolean says(@Nullable DeliveryStats other, Stand otherStand) {
            return stand.equals(otherStand) && (tally == null ? other == null : says(tally, other));
        }

        // When each was counted is not part of it.
        private static boolean says(DeliveryStats one, @Nullable DeliveryStats other) {
            return other != null && one.equals(other.asOf(one.run().asOf()));
        }

        @Override
        public Map<String, String> in(String language) {
            if (tally == null) return Map.of("state", stand.kind());
            return Map.of("state", stand.kind(), "progress", progress(tally, language));
        }

        private String progress(DeliveryStats numbers, String language) {
            Map<String, Object> model = new HashMap<>();
            model.put("look", new Look(language, "auto", settings.newsroom().zone()));
            model.put("times", new Times(settings.newsroom().zone(), Locale.forLanguageTag(language), clock.instant()));
            model.put("path", NamedEditions.path(edition));
            model.put("tally", numbers);
            model.put("stand", stand);
            return fragments.render("edition/_progress", model);
        }
    }
}
