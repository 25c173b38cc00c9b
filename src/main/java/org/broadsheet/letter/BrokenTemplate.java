package org.broadsheet.letter;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** One message with file and line for FreeMarker's exception.
     *
     * @param folder of the newsroom's own templates
     */
    public static BrokenTemplate of(Optional<Path> folder, String name, Exception fault) {
        // A template that cannot be parsed may be one that the named template imports: the deepest cause knows.
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException p)
                return broken(folder, p.getTemplateName(), name, p.getLineNumber(), p.getEditorMessage(), fault);
            if (cause instanceof TemplateNotFoundException missing)
                return broken(folder, missing.getTemplateName(), name, 0, "there is no such template.", fault);
        }
        if (fault instanceof TemplateException t)
            return broken(folder, t.getTemplateSourceName(), name, lineOf(t), t.getMessageWithoutStackTop(), fault);
        return broken(folder, name, name, 0, String.valueOf(fault.getMessage()), fault);
    }

    public static BrokenTemplate of(Optional<Path> folder, String name, int line, String reason, Exception cause) {
        return new BrokenTemplate(place(folder, name), line, firstParagraph(reason), cause);
    }

    private static BrokenTemplate broken(
            Optional<Path> folder, @Nullable String found, String asked, int line, String message, Exception cause) {
        return of(folder, found == null ? asked : found, line, message, cause);
    }

    private static String place(Optional<Path> folder, String name) {
        return folder.map(f -> f.resolve(name))
                .filter(Files::exists)
                .map(Path::toString)
                .orElse("templates/" + name);
    }

    private static int lineOf(TemplateException fault) {
        Integer line = fault.getLineNumber();
        return line == null ? 0 : line;
    }

    /** FreeMarker explains at length below a dashed line; the first paragraph says what is wrong. */
    private static String firstParagraph(String message) {
        String first = message.lines()
                .takeWhile(line -> !line.startsWith("----"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return first.endsWith(".") ? first : first + ".";
    }
}
