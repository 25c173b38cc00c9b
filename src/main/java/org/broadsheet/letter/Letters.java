package org.broadsheet.letter;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.KeptLetters.Rendering;
import org.broadsheet.letter.template.Templates;
import org.broadsheet.mail.Form;
import org.broadsheet.member.Format;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.broadsheet.member.Recipient;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.stereotype.Service;

/** Editions as letters: to members, to an editor who wants to see one first, and in the archive. */
@Service
public class Letters {
    private static final MemberId NOBODY = new MemberId(0);
    private static final String SAMPLE = "sample";

    private final Renderer renderer;
    private final Drafts drafts;
    private final KeptLetters kept;
    private final Members members;
    private final Templates templates;
    private final DigestSettings digests;

    Letters(
            Renderer renderer,
            Drafts drafts,
            KeptLetters kept,
            Members members,
            Templates templates,
            DigestSettings digests) {
        this.renderer = renderer;
        this.drafts = drafts;
        this.kept = kept;
        this.members = members;
        this.templates = templates;
        this.digests = digests;
    }

    /**
     * The edition's letter in every format, put into words now and kept: later calls give the same octets. To be called
     * once the edition is final, approved where it needs approval.
     *
     * @throws BrokenTemplate before anything is sent
     * @throws IllegalStateException naming the setting without which no letter can be made
     */
    public Letter letter(Edition edition) {
        return new Letter(format -> variant(edition, format));
    }

    /** One format of {@link #letter(Edition)}. */
    public Variant variant(Edition edition, Format format) {
        return drafts.variant(edition, kept.keep(edition.id(), format, () -> render(edition, LetterFormat.of(format))));
    }

    /** The letter as it would be now; nothing is kept. */
    public Preview preview(Edition edition, Format format) {
        return toReader(edition, format, render(edition, LetterFormat.of(format)));
    }

    /** The letter as it went out, word for word, to a sample reader; empty where none was put into words yet. */
    public Optional<Preview> sent(Edition edition, Format format) {
        return kept.find(edition.id(), format).map(words -> toReader(edition, format, words));
    }

    private Preview toReader(Edition edition, Format format, Rendering words) {
        Recipient reader = new Recipient(NOBODY, "reader@example.org", "Sample Reader", format, 0);
        byte[] message = drafts.variant(edition, words).octets(reader, SAMPLE, SAMPLE);
        return Preview.filled(words, Map.of(Form.ADDRESS, reader.address(), LetterAddresses.TOKEN, SAMPLE), message);
    }

    /** The edition as a page for everybody: all of its stories, nothing personal. */
    public String page(Edition edition) {
        Rendering words = render(edition, LetterFormat.WEB);
        return Objects.requireNonNull(words.html());
    }

    /**
     * Tries the templates of a digest on their sample.
     *
     * @throws BrokenTemplate for the first that cannot be used
     */
    public void check(String digest) {
        templates.renderSample(
                "email/" + digests.digest(digest).template() + "/", templates.language(digests.language(digest)));
    }

    private Rendering render(Edition edition, LetterFormat look) {
        return renderer.render(edition, look, members.activeCount());
    }
}
