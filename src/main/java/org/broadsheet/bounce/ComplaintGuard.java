package org.broadsheet.bounce;

import java.util.Optional;
import org.broadsheet.edition.Objection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where too many members complain, no edition goes out by itself until a person has looked. */
@Component
class ComplaintGuard implements Objection {
    private static final Logger log = LoggerFactory.getLogger(ComplaintGuard.class);

    private final Rates rates;

    ComplaintGuard(Rates rates) {
        this.rates = rates;
    }

    @Override
    public Optional<String> toAutomaticSend(String digest) {
        warning(digest).ifPresent(warning -> log.warn("complaints digest={} warning={}", digest, warning));
        return rates.reasonToHold(digest);
    }

    @Override
    public Optional<String> warning(String digest) {
        return rates.reasonToHold(digest).isPresent() ? Optional.empty() : rates.warning(digest);
    }
}
