package org.broadsheet.console.edition;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.broadsheet.console.ConsolePageModel;
import org.broadsheet.console.SseHub;
import org.broadsheet.console.SseTopic;
import org.broadsheet.console.edition.ShownEditions.Badge;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.edition.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends the progress of a run to its open pages: numbers by the event {@code progress}, a new state by {@code state}. */
@Component
class RunProgress {
    private final SseHub hub;
    private final ShownEditions editions;
    private final ConsolePageModel pages;
    private final Clock clock;

    RunProgress(SseHub hub, ShownEditions editions, ConsolePageModel pages, Clock clock) {
        this.hub = hub;
        this.editions = editions;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param seen the state that the page shows */
    ResponseEntity<SseEmitter> open(Edition edition, HttpServletRequest request, String seen) {
        return hub.open(
                "progress " + edition.id().value(),
                () -> new OfOne(edition),
                SseHub.Client.of(request, pages.language(request)),
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
            ShownEditions.Shown now = editions.now(edition);
            return before instanceof Numbers known && known.says(now)
                    ? known
                    : new Numbers(edition, now.tally(), now.badge());
        }
    }

    private final class Numbers implements SseTopic.News {
        private final Edition edition;
        private final @Nullable DeliveryStats tally;
        private final Badge badge;

        Numbers(Edition edition, @Nullable DeliveryStats tally, Badge badge) {
            this.edition = edition;
            this.tally = tally;
            this.badge = badge;
        }

        boolean says(ShownEditions.Shown now) {
            DeliveryStats other = now.tally();
            return badge.equals(now.badge()) && (tally == null ? other == null : isSame(tally, other));
        }

        // When each was counted is not part of it.
        private static boolean isSame(DeliveryStats one, @Nullable DeliveryStats other) {
            return other != null && one.equals(other.asOf(one.asOf()));
        }

        @Override
        public Map<String, String> in(String language) {
            if (tally == null) return Map.of("state", badge.kind());
            Map<String, Object> model = Map.of("path", ShownEditions.path(edition), "tally", tally, "stand", badge);
            return Map.of("state", badge.kind(), "progress", pages.fragment("edition/_progress", language, model));
        }
    }
}
