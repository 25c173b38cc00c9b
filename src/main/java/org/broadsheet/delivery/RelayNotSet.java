package org.broadsheet.delivery;

/** There is no relay to send to. */
public class RelayNotSet extends IllegalStateException {
    RelayNotSet() {
        super("spring.mail.host is not set: it names the relay that takes the mail."
                + " To try Broadsheet without one: mvn spring-boot:test-run");
    }
}
