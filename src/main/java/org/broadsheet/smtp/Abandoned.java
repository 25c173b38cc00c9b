package org.broadsheet.smtp;

import java.io.IOException;

/** We leave the connection ourselves, to take back a message whose content the relay waits for. */
final class Abandoned extends IOException {
    Abandoned(String words) {
        super(words);
    }
}
