package org.broadsheet.letter;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.content.Content;
import org.broadsheet.letter.KeptLetters.Rendering;
import org.broadsheet.letter.template.Templates;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.Slots;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.stereotype.Component;

/** Puts an edition into words by its digest's templates, and keeps it within the bytes that mail programs show. */
@Component
class Renderer {
    /** The longest address, some of its characters escaped, and more than the longest token. */
    private static final String ADDRESS = "a".repeat(320);

    private static final String TOKEN = "t".repeat(64);
    private static final int[] SHORTER = {140, 120};
    private static final int[] ALONE = {160, 140, 120, 105, 90};
    private static final Pattern BLANK = Pattern.compile("(?<![\\s&&[^\\n]])[\\s&&[^\\n]]*+\\n\\s*+");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{4,}");

    private final Templates templates;
    private final Model model;
    private final DigestSettings digests;

    Renderer(Templates templates, Model model, DigestSettings digests) {
        this.templates = templates;
        this.model = model;
        this.digests = digests;
    }

    /** @throws BrokenTemplate where a template of the digest cannot be used */
    Rendering render(Edition edition, LetterFormat look, long members) {
        Page page = new Page(edition, look, members);
        Content content = page.fitting();
        return new Rendering(page.subject(content), page.text(content), look.hasHtml() ? page.html(content) : null);
    }

    /** The subject alone; the edition's own words where the template is broken. */
    String subject(Edition edition) {
        try {
            return new Page(edition, LetterFormat.TEXT, 0).subject(edition.content());
        } catch (BrokenTemplate e) {
            return LetterText.line(edition.content().subject());
        }
    }

    /** How many stories the letter has no room for. */
    int moved(Edition edition, LetterFormat look, long members) {
        return edition.content().items()
                - new Page(edition, look, members).fitting().items();
    }

    /** One rendering on its way. */
    private final class Page {
        private final Edition edition;
        private final LetterFormat look;
        private final long members;
        private final String folder;
        private final String language;
        private int line;
        private boolean tight;

        Page(Edition edition, LetterFormat look, long members) {
            this.edition = edition;
            this.look = look;
            this.line = look.summary();
            this.members = members;
            this.folder = "email/" + digests.digest(edition.digest()).template() + "/";
            this.language = templates.language(digests.language(edition.digest()));
        }

        /** As much of the edition as fits. The fewest stories that must go are found by halving. */
        Content fitting() {
            Content whole = edition.content();
            if (fits(whole)) return whole;
            if (look == LetterFormat.BRIEF && fitsInShort(whole)) return whole;
            int most = whole.spare();
            int least = 1;
            while (least < most) {
                int middle = (least + most) / 2;
                if (fits(whole.without(middle))) most = middle;
                else least = middle + 1;
            }
            return whole.without(most);
        }

        /** Rather a shorter line of every story than fewer stories, and rather a text part of headlines than half a line. */
        private boolean fitsInShort(Content whole) {
            if (fits(whole, SHORTER)) return true;
            tight = true;
            return fits(whole, ALONE);
        }

        private boolean fits(Content whole, int[] lines) {
            for (int shorter : lines) {
                line = shorter;
                if (fits(whole)) return true;
            }
            return false;
        }

        private boolean fits(Content content) {
            if (look == LetterFormat.BRIEF) return sent(html(content)) + sent(text(content)) <= look.budget();
            return !look.hasHtml() || size(html(content)) <= look.budget();
        }

        String html(Content content) {
            return BLANK.matcher(render(look.html(), content)).replaceAll("\n").strip() + "\n";
        }

        String text(Content content) {
            return BLANK_LINES
                            .matcher(render("text.ftl", content))
                            .replaceAll("\n\n\n")
                            .strip() + "\n";
        }

        String subject(Content content) {
            return LetterText.line(render("subject.ftl", content));
        }

        private String render(String file, Content content) {
            Map<String, Object> words = new HashMap<>(model.of(edition, content, look, line, members, language));
            words.put("small", look == LetterFormat.BRIEF);
            words.put("tight", tight);
            return templates.render(folder + file, words, Locale.forLanguageTag(language));
        }
    }

    private static int size(String html) {
        return filled(html, ADDRESS).getBytes(StandardCharsets.UTF_8).length;
    }

    /** How many octets a part has on its way, whichever encoding it gets: the shorter one. */
    private static int sent(String part) {
        byte[] octets = filled(part, ADDRESS.substring(0, 80)).getBytes(StandardCharsets.UTF_8);
        int more = 0;
        for (byte octet : octets) more += octet < 0 || octet == '=' ? 2 : octet == '\n' ? 1 : 0;
        int quoted = octets.length + more;
        int base64 = octets.length * 4 / 3;
        return Math.min(quoted + quoted / 24, base64 + base64 / 38);
    }

    private static String filled(String part, String address) {
        return part.replace(Slots.mark(Form.ADDRESS), address).replace(Slots.mark(LetterAddresses.TOKEN), TOKEN);
    }
}
