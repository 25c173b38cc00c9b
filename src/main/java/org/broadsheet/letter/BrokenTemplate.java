package org.broadsheet.letter;

/** A template that cannot be used; nothing was sent. The message is for the one who edits it. */
public class BrokenTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String template;
    private final int line;
    private final String reason;

    BrokenTemplate(String template, int line, String reason, Throwable cause) {
        super(
                template + (line > 0 ? ", line " + line : "") + ": " + reason
                        + " Nothing was sent. Mend that place, or remove the file to use the one that comes with the program.",
                cause);
        this.template = template;
        this.line = line;
        this.reason = reason;
    }

    /** Where the template is, as an editor finds it. */
    public String template() {
        return template;
    }

    /** The line, from 1; 0 where none is to blame. */
    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
