package org.broadsheet.letter;

import java.util.Map;
import org.broadsheet.edition.Edition;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.Signer;
import org.broadsheet.member.Recipient;

/** An edition in one format, ready to be filled in for each of its members. For any number of threads. */
public final class Variant {
    private final Edition edition;
    private final Form form;
    private final Sender sender;
    private final Signer signer;

    Variant(Edition edition, Form form, Sender sender, Signer signer) {
        this.edition = edition;
        this.form = form;
        this.sender = sender;
        this.signer = signer;
    }

    /** The envelope sender: where this member's bounce of this edition comes back. */
    public String sender(Recipient recipient) {
        return sender.envelope(sender.token(edition, recipient));
    }

    /** Header and body, CRLF lines, signed where a key is set. The same for the same member, however often it is asked. */
    public byte[] octets(Recipient recipient) {
        return octets(recipient, sender.token(edition, recipient), sender.link(recipient));
    }

    String sender(String key) {
        return sender.envelope(key);
    }

    /**
     * @param key the token that names edition and member
     * @param link the token in the links to the member's pages
     */
    byte[] octets(Recipient recipient, String key, String link) {
        return signer.sign(form.filled(Map.of(
                Form.TO,
                recipient.name(),
                Form.ADDRESS,
                recipient.address(),
                Form.BOUNDARY,
                key,
                LetterAddresses.TOKEN,
                link,
                Drafts.KEY,
                key,
                Drafts.MAILTO,
                sender.leaving(key))));
    }
}
