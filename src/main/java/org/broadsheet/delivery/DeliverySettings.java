package org.broadsheet.delivery;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.mail.*}, as far as it says how mail is sent.
 *
 * @param connections to the relay, at once, of this process
 * @param ratePerSecond of all processes together; 0: no limit
 * @param uncertain what follows a try of which nobody knows whether the relay took it
 * @param expireAfter how long after enrolment a member refused for now is tried again
 * @param patience how long a run waits for the next thing to do before it returns with the rest undone
 * @param lease after how long a silence a worker is taken for dead; others have its work a second later
 * @param warmUp how many messages a day while a new sender's reputation grows; none: no limit
 * @param domainLimits limits for the domains of recipients, of all processes together; none by default
 */
@ConfigurationProperties("broadsheet.mail")
public record DeliverySettings(
        @DefaultValue("8") int connections,
        @DefaultValue("0") double ratePerSecond,
        @DefaultValue("resend") Uncertain uncertain,
        @DefaultValue("PT18H") Duration expireAfter,
        @DefaultValue("PT2M") Duration patience,
        @DefaultValue("PT4S") Duration lease,
        @Nullable WarmUp warmUp,
        @DefaultValue List<DomainLimit> domainLimits) {

    public DeliverySettings {
        domainLimits = List.copyOf(domainLimits);
        require(connections >= 1 && connections <= 1000, "connections", "must be from 1 to 1000");
        require(ratePerSecond >= 0, "rate-per-second", "must be 0 (no limit) or more");
        require(!expireAfter.isNegative(), "expire-after", "must not be negative");
        require(!patience.isNegative(), "patience", "must not be negative");
        require(lease.compareTo(Duration.ofSeconds(1)) >= 0, "lease", "must be PT1S or more");
    }

    /** What follows a try of which nobody knows whether the relay took it. */
    public enum Uncertain {
        /** Try again with the same octets and Message-ID; the receipt lists the member as a possible duplicate. */
        RESEND,
        /** Leave it; the receipt lists the member as uncertain. */
        HOLD
    }

    /**
     * A cap that grows every day.
     *
     * @param start the first day
     * @param messages the first day's messages
     * @param growth by which a day's cap is multiplied for the next
     * @param days after how many days there is no cap any more
     */
    public record WarmUp(
            LocalDate start,
            @DefaultValue("500") int messages,
            @DefaultValue("1.5") double growth,
            @DefaultValue("30") int days) {
        public WarmUp {
            require(messages >= 1, "warm-up.messages", "must be 1 or more");
            require(growth >= 1, "warm-up.growth", "must be 1.0 or more");
        }

        /** The cap of that day; {@link Long#MAX_VALUE} when there is none any more. */
        public long cap(LocalDate day) {
            long age = Math.max(0, ChronoUnit.DAYS.between(start, day));
            return age >= days ? Long.MAX_VALUE : (long) Math.min(1e15, messages * Math.pow(growth, (double) age));
        }
    }

    /**
     * @param domain of the recipient's address, as in {@code gmail.com}
     * @param perSecond messages a second; 0.5 is one in two seconds
     */
    public record DomainLimit(String domain, double perSecond) {
        public DomainLimit {
            require(perSecond > 0, "domain-limits", "per-second of " + domain + " must be more than 0");
        }
    }

    private static void require(boolean held, String setting, String rule) {
        if (!held) throw new IllegalArgumentException("broadsheet.mail." + setting + " " + rule);
    }
}
