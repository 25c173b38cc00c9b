package org.broadsheet.edition;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which editions wait for a person before they go out, and why. */
@Component
class Approvals {
    private static final Logger log = LoggerFactory.getLogger(Approvals.class);

    /** The digest's own rule, and no harm that somebody sees. */
    static final String WAITS = "waits for approval";

    private final DigestSettings settings;
    private final List<Objection> objections;

    Approvals(DigestSettings settings, List<Objection> objections) {
        this.settings = settings;
        this.objections = List.copyOf(objections);
    }

    /** Why an edition made up now must wait; empty where it may go. What a person sends by hand waits for nobody. */
    Optional<String> needed(String digest, boolean byHand) {
        if (byHand) return Optional.empty();
        Optional<String> objection = objection(digest);
        boolean always = settings.digest(digest).approval() == DigestSettings.Approval.REQUIRED;
        return objection.isEmpty() && always ? Optional.of(WAITS) : objection;
    }

    private Optional<String> objection(String digest) {
        Optional<String> objection = objections.stream()
                .flatMap(o -> o.toAutomaticSend(digest).stream())
                .findFirst();
        objection.ifPresent(reason -> log.warn("automatic send held digest={} reason={}", digest, reason));
        return objection;
    }
}
