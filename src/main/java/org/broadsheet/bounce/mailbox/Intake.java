package org.broadsheet.bounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import org.broadsheet.bounce.Bounces;
import org.broadsheet.bounce.reading.BounceReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/** One mail from a mailbox into the records. */
@Component
class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final BounceReader reader = new BounceReader();
    private final Bounces bounces;

    Intake(Bounces bounces) {
        this.bounces = bounces;
    }

    /** When it returns the mail is dealt with and may go. Throws where the database is away: then it stays. */
    void take(InputStream mail) throws IOException {
        byte[] octets = mail.readNBytes(BounceReader.MOST);
        try {
            bounces.take(octets, reader.read(octets));
        } catch (DataAccessException e) {
            if (!isOfTheMail(e)) throw e;
            // A mail the database will never take must not stand before all others for ever.
            log.error("bounce mail dropped octets={} error={}", octets.length, e.toString());
        }
    }

    private static boolean isOfTheMail(DataAccessException e) {
        return e instanceof NonTransientDataAccessException && !(e instanceof NonTransientDataAccessResourceException);
    }
}
