package org.broadsheet.letter;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns FreeMarker's exceptions into one message with file and line, for the one who edits the template. */
final class Faults {
    private final Optional<Path> folder;

    Faults(Optional<Path> folder) {
        this.folder = folder;
    }

    BrokenTemplate of(String name, Exception fault) {
        // A template that cannot be parsed may be one that the named template imports: the deepest cause knows.
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException p)
                return broken(p.getTemplateName(), name, p.getLineNumber(), p.getEditorMessage(), fault);
            if (cause instanceof TemplateNotFoundException missing)
                return broken(missing.getTemplateName(), name, 0, "there is no such template.", fault);
        }
        if (fault instanceof TemplateException t)
            return broken(t.getTemplateSourceName(), name, lineOf(t), t.getMessageWithoutStackTop(), fault);
        return broken(name, name, 0, String.valueOf(fault.getMessage()), fault);
    }

    BrokenTemplate of(String name, int line, String reason, Exception cause) {
        return new BrokenTemplate(place(name), line, reason(reason), cause);
    }

    private BrokenTemplate broken(@Nullable String found, String asked, int line, String message, Exception cause) {
        return of(found == null ? asked : found, line, message, cause);
    }

    private String place(String name) {
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
    private static String reason(String message) {
        String first = message.lines()
                .takeWhile(line -> !line.startsWith("----"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return first.endsWith(".") ? first : first + ".";
    }
}
