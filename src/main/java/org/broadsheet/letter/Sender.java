package org.broadsheet.letter;

import java.util.Optional;
import org.broadsheet.edition.Edition;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BounceAddress;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.member.LinkTokens;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Recipient;
import org.springframework.stereotype.Component;

/** Who sends, in the header and in the envelope, and the token by which what comes back names edition and member. */
@Component
class Sender {
    private static final int SHORTEST_ID = 5;
    private static final int LONGEST_ID = 15;

    private final MailSettings mail;
    private final LetterSettings letter;
    private final MemberKeys keys;
    private final LinkTokens links;
    private final Optional<BounceAddress> bounces;

    Sender(MailSettings mail, LetterSettings letter, MemberKeys keys, LinkTokens links) {
        this.mail = mail;
        this.letter = letter;
        this.keys = keys;
        this.links = links;
        this.bounces = Optional.ofNullable(mail.bounceAddress()).map(BounceAddress::of);
    }

    /** The value of the header From. */
    String from() {
        String from = mail.from();
        if (from == null)
            throw new IllegalStateException(
                    "broadsheet.mail.from is not set: who sends, such as The Newsroom <daily@example.org>");
        return from;
    }

    Address address() {
        String from = from();
        int open = from.lastIndexOf('<');
        return Address.parse(open < 0 ? from.strip() : from.substring(open + 1, from.length() - 1));
    }

    Optional<BounceAddress> bounces() {
        return bounces;
    }

    String token(Edition edition, Recipient recipient) {
        return keys.editionToken(edition.id().value(), recipient.id().value());
    }

    /** The token in the links of the recipient's letter. */
    String link(Recipient recipient) {
        return links.token(recipient.link());
    }

    /** The envelope sender for a token: where it comes back, or From where no bounce address is set. */
    String envelope(String token) {
        return bounces.map(address -> address.with(token))
                .orElseGet(() -> address().toString());
    }

    /** To which a mail, whatever its subject, means that the member of a token leaves; empty where no bounce address is set. */
    String leaving(String token) {
        return bounces.map(address -> address.toLeave(token)).orElse("");
    }

    /** The part of {@code Feedback-ID} that stays the same for ever: 5 to 15 letters and digits. */
    String id() {
        if (letter.senderId() != null) return letter.senderId();
        String domain = address().domain().replaceAll("[^A-Za-z0-9]", "");
        String padded = domain + "sender";
        return padded.substring(0, Math.max(SHORTEST_ID, Math.min(domain.length(), LONGEST_ID)));
    }
}
