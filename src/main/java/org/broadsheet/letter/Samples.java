package org.broadsheet.letter;

import java.util.Locale;
import java.util.Map;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.mail.Slots;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Letters of nobody: templates tried on the sample that lies beside them. */
@Component
class Samples {
    private static final JsonMapper JSON = new JsonMapper();

    private final Templates templates;
    private final DigestSettings digests;

    Samples(Templates templates, DigestSettings digests) {
        this.templates = templates;
        this.digests = digests;
    }

    /** Every template of the digest, on its {@code sample.json}. */
    void render(String digest) {
        String folder = "email/" + digests.digest(digest).template() + "/";
        String language = templates.language(digests.language(digest));
        Map<String, Object> sample = read(folder + "sample.json");
        sample.put("language", language);
        for (String file : Look.files()) templates.render(folder + file, sample, Locale.forLanguageTag(language));
    }

    private Map<String, Object> read(String file) {
        try {
            return JSON.readValue(templates.source(file), new TypeReference<>() {});
        } catch (JacksonException e) {
            throw templates.broken(file, e.getLocation().getLineNr(), e.getOriginalMessage(), e);
        }
    }

    /** The words with values in place of their slots, as a member's mail program shows them. */
    static Preview filled(Rendering words, Map<String, String> values, byte[] message) {
        String html = words.html() == null ? null : fill(words.html(), values);
        return new Preview(words.subject(), fill(words.text(), values), html, message);
    }

    private static String fill(String words, Map<String, String> values) {
        String filled = words;
        for (var value : values.entrySet()) filled = filled.replace(Slots.mark(value.getKey()), value.getValue());
        return filled;
    }
}
