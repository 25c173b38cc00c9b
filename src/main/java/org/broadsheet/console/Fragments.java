package org.broadsheet.console;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pieces of pages for those who get them without asking. */
@Component
public class Fragments {
    private final Configuration templates;

    Fragments(Configuration templates) {
        this.templates = templates;
    }

    /** @param name as below web/console, without its ending */
    public String render(String name, Map<String, ?> model) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate("web/console/" + name + ".ftlh").process(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + name + " cannot be rendered", e);
        }
        return out.toString();
    }
}
