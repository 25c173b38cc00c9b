package org.broadsheet.letter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.KeptLetters.Rendering;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.mail.Form;
import org.broadsheet.member.Format;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Members;
import org.broadsheet.member.Recipient;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.stereotype.Service;

/** Letters for editors' eyes, while the edition is in the making; nothing is kept. */
@Service
public class Proofs {
    private static final MemberId NOBODY = new MemberId(0);
    private static final String SAMPLE = "sample";

    private final Renderer renderer;
    private final Drafts drafts;
    private final KeptLetters kept;
    private final Members members;
    private final DigestSettings digests;

    /**
     * A letter as an editor looks at it before it goes out.
     *
     * @param bytes of the HTML part, decoded; 0 for the text format
     * @param budget what mail programs show whole
     * @param moved how many stories the letter has no room for, which wait behind "Show more"
     * @param folder of the digest's templates, below {@code templates/}
     */
    public record Proof(Preview preview, int bytes, int budget, int moved, String folder) {}

    /**
     * A letter to one who is no member of it, to be looked at.
     *
     * @param sender of the envelope
     * @param recipient of the envelope
     * @param octets header and body
     */
    public record TestLetter(String sender, String recipient, byte[] octets) {}

    Proofs(Renderer renderer, Drafts drafts, KeptLetters kept, Members members, DigestSettings digests) {
        this.renderer = renderer;
        this.drafts = drafts;
        this.kept = kept;
        this.members = members;
        this.digests = digests;
    }

    /** @throws BrokenTemplate naming file and line */
    public Proof proof(Edition edition, Format format) {
        LetterFormat look = LetterFormat.of(format);
        Rendering words = renderer.render(edition, look, members.activeCount());
        Map<String, String> values = Map.of(Form.ADDRESS, "reader@example.org", LetterAddresses.TOKEN, SAMPLE);
        Preview preview = Preview.filled(words, values, new byte[0]);
        String html = preview.html();
        return new Proof(
                preview,
                html == null ? 0 : html.getBytes(StandardCharsets.UTF_8).length,
                look.budget(),
                renderer.moved(edition, look, members.activeCount()),
                "email/" + digests.digest(edition.digest()).template());
    }

    /**
     * The letter to any address, its subject marked; empty where nobody can have that address. Its links to a member's own
     * pages lead to nobody's.
     *
     * @param mark before the subject
     */
    public Optional<TestLetter> test(Edition edition, Format format, String address, String mark) {
        try {
            String recipient = Address.parse(address).toString();
            return Optional.of(marked(edition, format, recipient, mark));
        } catch (BadAddress e) {
            return Optional.empty();
        }
    }

    private TestLetter marked(Edition edition, Format format, String address, String mark) {
        Rendering words = renderer.render(edition, LetterFormat.of(format), members.activeCount());
        Rendering marked = new Rendering(mark + " " + words.subject(), words.text(), words.html());
        // Its own key: two tests of one edition are two messages, and a bounce of them concerns no member.
        String key = MemberKeys.newToken();
        Variant variant = drafts.variant(edition, marked);
        return new TestLetter(
                variant.sender(key),
                address,
                variant.octets(new Recipient(NOBODY, address, "", format, 0), key, SAMPLE));
    }

    /** The value of the header Subject, as members get it or got it. */
    public String subject(Edition edition) {
        return kept.find(edition.id(), Format.FULL).map(Rendering::subject).orElseGet(() -> renderer.subject(edition));
    }
}
