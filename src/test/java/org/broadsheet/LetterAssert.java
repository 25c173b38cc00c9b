package org.broadsheet;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A mail as its reader sees it: {@code assertThat(letter).inText().says("Good morning")}. */
public final class LetterAssert extends AbstractAssert<LetterAssert, MimeMessage> {
    private static final Session SESSION = Session.getInstance(new Properties());

    private LetterAssert(MimeMessage letter) {
        super(letter, LetterAssert.class);
    }

    public static LetterAssert assertThat(MimeMessage letter) {
        return new LetterAssert(letter);
    }

    /** @param octets header and body, as they go over the wire */
    public static MimeMessage parsed(byte[] octets) {
        try {
            return new MimeMessage(SESSION, new ByteArrayInputStream(octets));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The part of plain text, decoded. */
    public static String text(MimeMessage letter) {
        return DemoMailbox.part(letter, "text/plain");
    }

    /** The part of HTML, decoded; empty where there is none. */
    public static String html(MimeMessage letter) {
        return DemoMailbox.part(letter, "text/html");
    }

    public Words inText() {
        return new Words("text", text(actual));
    }

    public Words inHtml() {
        return new Words("HTML", html(actual));
    }

    public AbstractStringAssert<?> subject() {
        try {
            return Assertions.assertThat(actual.getSubject()).as("Subject");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The header's one value, unfolded; null where the letter has none. */
    public AbstractStringAssert<?> header(String name) {
        return Assertions.assertThat(value(name)).as(name);
    }

    private @Nullable String value(String header) {
        try {
            String value = actual.getHeader(header, null);
            return value == null ? null : value.replaceAll("\\s+", " ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public LetterAssert isTo(String address) {
        try {
            Assertions.assertThat(actual.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** One part of the letter. */
    public final class Words {
        private final String part;
        private final String words;

        private Words(String part, String words) {
            this.part = part;
            this.words = words;
        }

        public LetterAssert says(CharSequence... expected) {
            Assertions.assertThat(words).as("the letter's %s", part).contains(expected);
            return LetterAssert.this;
        }

        public LetterAssert doesNotSay(CharSequence... unwanted) {
            Assertions.assertThat(words)
                    .as("the letter's %s", part)
                    .isNotEmpty()
                    .doesNotContain(unwanted);
            return LetterAssert.this;
        }
    }
}
