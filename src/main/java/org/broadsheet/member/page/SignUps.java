package org.broadsheet.member.page;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.mail.Address;
import org.broadsheet.member.page.MailLimits.Origin;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes sign-ups: nothing changes for anybody until the owner of the mailbox confirms. */
@Service
class SignUps {
    private static final Logger log = LoggerFactory.getLogger(SignUps.class);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final OptIns optIns;
    private final Confirmations confirmations;
    private final MailLimits limits;
    private final SiteSettings site;
    private final DigestSettings digests;
    private final Clock clock;
    private final AtomicLong purged = new AtomicLong();

    SignUps(
            OptIns optIns,
            Confirmations confirmations,
            MailLimits limits,
            SiteSettings site,
            DigestSettings digests,
            Clock clock) {
        this.optIns = optIns;
        this.confirmations = confirmations;
        this.limits = limits;
        this.site = site;
        this.digests = digests;
        this.clock = clock;
    }

    /** What a sign-up comes to. It does not tell whether an address is a member's. */
    enum Answer {
        /** A mail was sent; the same to a robot, and where there were too many mails to this mailbox. */
        LOOK,
        NOT_AN_ADDRESS,
        /** The address has a likely typing error. */
        SLIP,
        NO_DIGEST,
        /** Faster than a person: the form is shown again. */
        ONCE_MORE,
        TOO_MANY
    }

    /**
     * What the sign-up form holds. Public, because a template reads it.
     *
     * @param website the trap: a field that people do not see
     * @param shown when the form was shown, in milliseconds; 0 where a form on another site cannot know
     * @param sure whether the visitor was asked about a typing error and said that there is none
     */
    public record SignUp(String email, List<String> digests, String website, long shown, boolean sure) {
        public SignUp {
            digests = List.copyOf(digests);
        }
    }

    Answer take(SignUp form, Origin origin, String language, String wording) {
        if (!form.website().isEmpty()) return Answer.LOOK;
        if (hasty(form)) return Answer.ONCE_MORE;
        Optional<Address> address = Address.find(form.email());
        if (address.isEmpty()) return Answer.NOT_AN_ADDRESS;
        if (!form.sure() && address.get().hint().isPresent()) return Answer.SLIP;
        List<String> chosen = digests(form);
        if (chosen.isEmpty()) return Answer.NO_DIGEST;
        if (!limits.allows(origin)) {
            log.warn("sign-up refused network={}", origin.network());
            return Answer.TOO_MANY;
        }
        purgeNowAndThen();
        optIns.ask(address.get(), chosen, origin, language, wording);
        return Answer.LOOK;
    }

    private boolean hasty(SignUp form) {
        return form.shown() > 0
                && clock.millis() - form.shown() < site.signUp().minimumTime().toMillis();
    }

    /** One digest needs no choosing. */
    private List<String> digests(SignUp form) {
        List<String> all = List.copyOf(digests.names());
        if (form.digests().isEmpty() && all.size() == 1) return all;
        return form.digests().stream().filter(all::contains).distinct().toList();
    }

    private void purgeNowAndThen() {
        long now = clock.millis();
        long last = purged.get();
        if (now - last > PURGE_EVERY.toMillis() && purged.compareAndSet(last, now)) confirmations.purge();
    }
}
