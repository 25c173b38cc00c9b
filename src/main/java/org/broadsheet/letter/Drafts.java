package org.broadsheet.letter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.KeptLetters.Rendering;
import org.broadsheet.mail.Draft;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.Signer;
import org.broadsheet.mail.Slots;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.stereotype.Component;

/**
 * Makes a message of a letter in words, with the headers by which mail programs know a letter of a list, and let a member
 * leave it (RFC 2369, 2919, 8058, 3834).
 */
@Component
class Drafts {
    /** The slot of the token that names edition and member. */
    static final String KEY = "key";

    /** The slot of the address to which a mail says the same as the click. */
    static final String MAILTO = "mailto";

    private static final String STREAM = "broadsheet";

    private final Sender sender;
    private final LetterAddresses addresses;
    private final MailSettings mail;
    private final DigestSettings digests;
    private final Signer signer;

    Drafts(Sender sender, LetterAddresses addresses, MailSettings mail, DigestSettings digests, Signer signer) {
        this.sender = sender;
        this.addresses = addresses;
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
                headers(edition),
                words.text(),
                words.html());
        return new Variant(edition, Form.of(draft), sender, signer);
    }

    private Map<String, String> headers(Edition edition) {
        String digest = label(edition.digest());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Message-ID",
                "<" + digest + "." + Slots.mark(KEY) + "@" + sender.address().domain() + ">");
        headers.put("List-Id", listId(edition, digest));
        headers.put("List-Unsubscribe", unsubscribe());
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        if (addresses.inArchive(edition)) headers.put("List-Archive", "<" + addresses.browser(edition) + ">");
        headers.put("Feedback-ID", edition.name() + ":" + digest + ":" + STREAM + ":" + sender.id());
        // RFC 3834, section 5.2: not where a person pressed send.
        if (!edition.byHand()) headers.put("Auto-Submitted", "auto-generated");
        return headers;
    }

    /** The phrase is for people; what is between the angle brackets stays the same for ever. */
    private String listId(Edition edition, String digest) {
        String phrase = LetterText.line(edition.content().title()).replaceAll("[<>\"\\\\]", "");
        return phrase + " <" + digest + "." + sender.address().domain() + ">";
    }

    /** The web first: that is where one click works. */
    private String unsubscribe() {
        String web = "<" + addresses.unsubscribe(Slots.mark(LetterAddresses.TOKEN)) + ">";
        return sender.bounces().isEmpty() ? web : web + ", <mailto:" + Slots.mark(MAILTO) + "?subject=unsubscribe>";
    }

    /** The digest's name as a label of a domain: dots and strange letters would make another address of it. */
    private static String label(String digest) {
        String label = digest.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return label.isEmpty() ? "digest" : label;
    }
}
