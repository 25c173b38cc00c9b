package org.broadsheet.letter;

import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.mail.Draft;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.Signer;
import org.springframework.stereotype.Component;

/** Makes a message of a letter in words. */
@Component
class Drafts {
    private final Sender sender;
    private final Headers headers;
    private final MailSettings mail;
    private final DigestSettings digests;
    private final Signer signer;

    Drafts(Sender sender, Headers headers, MailSettings mail, DigestSettings digests, Signer signer) {
        this.sender = sender;
        this.headers = headers;
        this.mail = mail;
        this.digests = digests;
        this.signer = signer;
    }

    Variant variant(Edition edition, Rendering words) {
        Draft draft = new Draft(
                sender.from(),
                mail.replyTo(),
                words.subject(),
                edition.to(),
                digests.zone(edition.digest()),
                headers.of(edition),
                words.text(),
                words.html());
        return new Variant(edition, Form.of(draft), sender, signer);
    }
}
