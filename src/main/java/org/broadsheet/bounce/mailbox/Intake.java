package org.broadsheet.bounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import org.broadsheet.bounce.Bounces;
import org.broadsheet.bounce.reading.BounceReader;
import org.broadsheet.bounce.reading.Reading;
import org.broadsheet.platform.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Records one mail from a mailbox. That its reading begins is noted first, so that a mail which ends the process, or
 * takes too long, is known after the next start and does not stop the mails behind it.
 */
@Component
class Intake implements Mailbox.Reader {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final BounceReader reader;
    private final Bounces bounces;
    private final MailboxState state;

    Intake(Bounces bounces, MailboxState state) {
        this.reader = new BounceReader();
        this.bounces = bounces;
        this.state = state;
    }

    @Override
    public Mailbox.Outcome take(InputStream mail) throws IOException {
        byte[] octets = mail.readNBytes(BounceReader.MOST);
        byte[] fingerprint = Tokens.sha256(octets);
        if (!state.begin(fingerprint)) {
            log.error("bounce mail set aside octets={}: its reading began twice and did not end", octets.length);
            return Mailbox.Outcome.SET_ASIDE;
        }
        Mailbox.Outcome outcome = read(octets);
        if (outcome == Mailbox.Outcome.DONE) state.end(fingerprint);
        return outcome;
    }

    private Mailbox.Outcome read(byte[] octets) {
        try {
            Reading reading = reader.read(octets);
            if (reading.isUnfinished()) return again(octets, "out of time");
            bounces.take(octets, reading);
            return Mailbox.Outcome.DONE;
        } catch (DataAccessException e) {
            if (!isOfTheMail(e)) throw e;
            // A mail the database will never take must not stand before all others for ever.
            log.error("bounce mail dropped octets={} error={}", octets.length, e.toString());
            return Mailbox.Outcome.DONE;
        } catch (RuntimeException e) {
            return again(octets, e.toString());
        }
    }

    private static Mailbox.Outcome again(byte[] octets, String reason) {
        log.error("bounce mail not read, it is tried once more octets={} reason={}", octets.length, reason);
        return Mailbox.Outcome.AGAIN;
    }

    private static boolean isOfTheMail(DataAccessException e) {
        return e instanceof NonTransientDataAccessException && !(e instanceof NonTransientDataAccessResourceException);
    }
}
