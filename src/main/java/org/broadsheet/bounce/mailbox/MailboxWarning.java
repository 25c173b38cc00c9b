package org.broadsheet.bounce.mailbox;

import java.time.Duration;
import java.util.Optional;
import org.broadsheet.edition.Objection;
import org.springframework.stereotype.Component;

/** Alerts where the bounce mailbox is not read any more, or where a mail in it could not be. */
@Component
class MailboxWarning implements Objection {
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    private final MailboxSettings settings;
    private final MailboxState state;

    MailboxWarning(MailboxSettings settings, MailboxState state) {
        this.settings = settings;
        this.state = state;
    }

    /** Never: what does not come in is no reason not to send. */
    @Override
    public Optional<String> toAutomaticSend(String digest) {
        return Optional.empty();
    }

    @Override
    public Optional<String> warning(String digest) {
        if (!settings.isSet()) return Optional.empty();
        Duration unread = state.unreadFor();
        if (unread.compareTo(LONGEST_SILENCE.plus(settings.interval())) > 0) {
            return Optional.of(
                    "the bounce mailbox has not been read for %d minutes: bounces and complaints are not seen"
                            .formatted(unread.toMinutes()));
        }
        long aside = state.setAside();
        return aside == 0
                ? Optional.empty()
                : Optional.of("%d mails in the bounce mailbox could not be read and were set aside".formatted(aside));
    }
}
