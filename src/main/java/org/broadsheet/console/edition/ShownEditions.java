package org.broadsheet.console.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.console.ConsolePageModel;
import org.broadsheet.console.ConsolePageModel.StatusBadge;
import org.broadsheet.console.SseHub;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The edition that an address names, with its numbers and its state as pages show them, and tell of its progress. */
@Component
class ShownEditions {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Editions editions;
    private final Receipts receipts;
    private final SseHub hub;
    private final ConsolePageModel pages;

    ShownEditions(Editions editions, Receipts receipts, SseHub hub, ConsolePageModel pages) {
        this.editions = editions;
        this.receipts = receipts;
        this.hub = hub;
        this.pages = pages;
    }

    /** Throws 404 where there is none. */
    Edition find(String digest, String name) {
        return editions.find(digest, name)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "the digest " + digest + " has no edition " + name));
    }

    /** The current state of a known edition. */
    Shown now(Edition edition) {
        DeliveryStats tally = receipts.find(edition.id()).orElse(null);
        // The state of one without numbers may have changed since.
        return new Shown(tally == null ? editions.get(edition.id()) : edition, tally);
    }

    /** Puts {@code edition, path, tally, stand} and {@code because} into the model. */
    Shown show(String digest, String name, Model model) {
        Shown shown = now(find(digest, name));
        model.addAttribute("edition", shown.edition());
        model.addAttribute("path", path(shown.edition()));
        model.addAttribute("tally", shown.tally());
        model.addAttribute("stand", shown.badge());
        model.addAttribute("because", editions.heldBecause(shown.edition().id()).orElse(""));
        return shown;
    }

    /**
     * Tells an open page of the run: numbers by the event {@code progress}, a new state by {@code state}.
     *
     * @param seen the state that the page shows
     */
    ResponseEntity<SseEmitter> open(Edition edition, SseHub.Client client, String seen) {
        SseHub.Topic<Progress> topic = new SseHub.Topic<>(EVERY, () -> new Progress(now(edition)), this::events);
        return hub.open("progress " + edition.id().value(), topic, client, Map.of("state", seen), Instant.MAX);
    }

    private Map<String, String> events(Progress progress, String language) {
        Shown now = progress.now();
        String state = now.badge().kind().toString();
        if (now.tally() == null) return Map.of("state", state);
        Map<String, Object> model = Map.of("path", path(now.edition()), "tally", now.tally(), "stand", now.badge());
        return Map.of("state", state, "progress", pages.fragment("edition/_progress", language, model));
    }

    static String path(Edition edition) {
        return "/console/editions/" + edition.digest() + "/" + edition.name();
    }

    /** @param tally null before members are enrolled */
    record Shown(Edition edition, @Nullable DeliveryStats tally) {
        Badge badge() {
            return tally == null ? Badge.of(edition.state()) : Badge.of(tally);
        }
    }

    /** Equal while badge and numbers are, whenever they were counted. */
    private record Progress(Shown now) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Progress progress && progress.timeless().equals(timeless());
        }

        @Override
        public int hashCode() {
            return timeless().hashCode();
        }

        private List<Object> timeless() {
            DeliveryStats tally = now.tally();
            return tally == null ? List.of(now.badge()) : List.of(now.badge(), tally.asOf(Instant.EPOCH));
        }
    }

    /**
     * The state of an edition as a word with a colour and a shape.
     *
     * @param unserved members that the run has ended without; while retrying: those that wait for another try
     * @param live whether the page may change by itself
     */
    public record Badge(StatusBadge kind, long unserved, boolean live) {

        static Badge of(State state) {
            return switch (state) {
                case HELD -> new Badge(StatusBadge.HELD, 0, false);
                case READY -> new Badge(StatusBadge.READY, 0, true);
                case DONE -> new Badge(StatusBadge.SENT, 0, false);
                case CANCELLED -> new Badge(StatusBadge.CANCELLED, 0, false);
            };
        }

        static Badge of(DeliveryStats tally) {
            boolean allTried = tally.deferred() > 0 && tally.pending() + tally.underWay() == 0;
            if (tally.run().isRunning() && allTried) return new Badge(StatusBadge.RETRYING, tally.deferred(), true);
            if (tally.run().isRunning()) return new Badge(StatusBadge.SENDING, tally.triable(), true);
            // Deliveries under way are finished after a stop, so the numbers still change.
            if (tally.run().control() != Control.RUNNING)
                return new Badge(
                        StatusBadge.valueOf(tally.run().control().name()), tally.triable(), tally.underWay() > 0);
            return new Badge(tally.triable() == 0 ? StatusBadge.SENT : StatusBadge.PARTLY, tally.triable(), false);
        }
    }
}
