package org.broadsheet.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.edition.ApprovalLinks;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.ApprovalLetter;
import org.broadsheet.newsroom.DigestSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks editors by mail to approve an edition that is held: each once. */
@Component
public class ApprovalRequests {
    private static final Logger log = LoggerFactory.getLogger(ApprovalRequests.class);

    /** Addresses of all editors who may approve an edition. */
    public interface EditorsAddresses {
        List<String> ofEditors();
    }

    private final Decisions decisions;
    private final ApprovalLinks links;
    private final ApprovalLetter letter;
    private final DigestSettings settings;
    private final List<EditorsAddresses> accounts;
    private final TransactionTemplate transactions;

    ApprovalRequests(
            Decisions decisions,
            ApprovalLinks links,
            ApprovalLetter letter,
            DigestSettings settings,
            List<EditorsAddresses> accounts,
            PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.links = links;
        this.letter = letter;
        this.settings = settings;
        this.accounts = List.copyOf(accounts);
        this.transactions = new TransactionTemplate(transactions);
    }

    void ask(Edition edition) {
        transactions.executeWithoutResult(status -> {
            if (decisions.takeAsking(edition.id())) queue(edition);
        });
    }

    private void queue(Edition edition) {
        Set<String> all = new LinkedHashSet<>(settings.digest(edition.digest()).approvers());
        accounts.forEach(editors -> all.addAll(editors.ofEditors()));
        if (all.isEmpty()) log.warn("edition held and nobody to ask edition={} {}", edition.digest(), edition.name());
        var silence = decisions.standing(edition.id()).decideBy();
        for (String address : all) letter.send(edition, address, links.issue(edition.id()), silence);
        log.info("approval asked edition={} {} mails={}", edition.digest(), edition.name(), all.size());
    }
}
