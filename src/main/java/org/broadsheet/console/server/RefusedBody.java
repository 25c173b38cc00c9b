package org.broadsheet.console.server;

import java.util.Locale;

/**
 * A body that is not read to its end. Not an {@link java.io.IOException}: on one of these Tomcat takes the connection for
 * broken and sends no answer.
 */
class RefusedBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Reason {
        TOO_LARGE(
                413,
                "This is too large. Nothing was saved; what you typed is still there when you go back.",
                "Надіслані дані завеликі. Нічого не збережено; поверніться назад, і введене буде на місці."),
        PARTS(415, "This form is not taken in parts.", "Ця форма не приймається частинами."),
        TOO_SLOW(408, "This form came too slowly.", "Ця форма надходила надто повільно."),
        MALFORMED(400, "The fields of this form cannot be read.", "Поля цієї форми неможливо прочитати."),
        TOO_MANY(
                429,
                "Too many unfinished requests. Try again later.",
                "Забагато незавершених запитів. Спробуйте пізніше."),
        BUSY(
                503,
                "Too many unfinished requests. Try again later.",
                "Забагато незавершених запитів. Спробуйте пізніше."),
        NOT_ALLOWED(403, "Only administrators can upload files.", "Лише адміністратори можуть надсилати файли.");

        final int status;
        private final String english;
        private final String ukrainian;

        Reason(int status, String english, String ukrainian) {
            this.status = status;
            this.english = english;
            this.ukrainian = ukrainian;
        }

        /** For the client's first language; English where that is none of ours. */
        String words(Locale language) {
            return language.getLanguage().equals("uk") ? ukrainian : english;
        }

        boolean isPassing() {
            return this == TOO_MANY || this == BUSY;
        }
    }

    RefusedBody(Reason reason) {
        super(reason.name(), null, false, false);
    }
}
