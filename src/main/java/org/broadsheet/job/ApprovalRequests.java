package org.broadsheet.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.delivery.SingleMail;
import org.broadsheet.edition.ApprovalLinks;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.ApprovalLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks editors by mail to approve an edition that is held: each once, and again while no relay takes the letter. */
@Component
class ApprovalRequests {
    private static final Logger log = LoggerFactory.getLogger(ApprovalRequests.class);

    private final Decisions decisions;
    private final ApprovalLinks links;
    private final ApprovalLetter letter;
    private final SingleMail mail;
    private final DigestSettings settings;
    private final List<EditorsAddresses> accounts;

    ApprovalRequests(
            Decisions decisions,
            ApprovalLinks links,
            ApprovalLetter letter,
            SingleMail mail,
            DigestSettings settings,
            List<EditorsAddresses> accounts) {
        this.decisions = decisions;
        this.links = links;
        this.letter = letter;
        this.mail = mail;
        this.settings = settings;
        this.accounts = List.copyOf(accounts);
    }

    void ask(Edition edition) {
        if (!decisions.takeAsking(edition.id())) return;
        Set<String> all = new LinkedHashSet<>(settings.digest(edition.digest()).approvers());
        accounts.forEach(editors -> all.addAll(editors.ofEditors()));
        if (all.isEmpty()) log.warn("edition held and nobody to ask edition={} {}", edition.digest(), edition.name());
        boolean taken = all.isEmpty();
        for (String address : all) taken |= ask(edition, address);
        if (taken) decisions.asked(edition.id());
    }

    private boolean ask(Edition edition, String address) {
        var standing = decisions.standing(edition.id());
        var written = letter.write(edition, address, links.issue(edition.id()), standing.decideBy());
        SingleMail.Answer answer = mail.send(written.sender(), address, written.octets());
        log.info("approval asked edition={} {} accepted={}", edition.digest(), edition.name(), answer.accepted());
        return answer.accepted();
    }
}
