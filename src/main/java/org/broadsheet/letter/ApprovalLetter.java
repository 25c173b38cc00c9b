package org.broadsheet.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.template.Templates;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.post.QueuedMail;
import org.broadsheet.member.post.TransactionalMailer;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The mail that asks an editor to approve an edition that is held: templates/email/approve. */
@Service
public class ApprovalLetter {
    private static final Logger log = LoggerFactory.getLogger(ApprovalLetter.class);

    private final Templates templates;
    private final Proofs proofs;
    private final DigestSettings digests;
    private final SiteSettings site;
    private final TransactionalMailer mailer;

    ApprovalLetter(
            Templates templates, Proofs proofs, DigestSettings digests, SiteSettings site, TransactionalMailer mailer) {
        this.templates = templates;
        this.proofs = proofs;
        this.digests = digests;
        this.site = site;
        this.mailer = mailer;
    }

    /**
     * Queues it, within the caller's transaction. An address that is none is logged: the other editors are asked all the same.
     *
     * @param token of the link
     * @param silence when the edition is sent unless someone stops it; null: it waits
     */
    public void send(Edition edition, String address, String token, @Nullable Instant silence) {
        try {
            mailer.send(new QueuedMail("approve", Address.parse(address), null, model(edition, token, silence), null));
        } catch (BadAddress e) {
            log.warn("approval not asked of {}: {}", address, e.getMessage());
        }
    }

    private Map<String, Object> model(Edition edition, String token, @Nullable Instant silence) {
        ZoneId zone = digests.zone(edition.digest());
        Map<String, Object> model = new HashMap<>();
        model.put("language", templates.language(digests.language(edition.digest())));
        model.put("title", digests.title(edition.digest()));
        model.put("day", edition.day().toString());
        model.put("subject", proofs.subject(edition));
        model.put("items", edition.content().items());
        model.put("link", site.base() + "/approve/" + token);
        model.put("zone", zone.getId());
        if (silence != null) {
            Instant minute = silence.truncatedTo(ChronoUnit.MINUTES);
            model.put("silence", minute.atZone(zone).toLocalDateTime().toString());
        }
        return model;
    }
}
