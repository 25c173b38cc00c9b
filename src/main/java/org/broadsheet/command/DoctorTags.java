package org.broadsheet.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A record of tags and values, as DKIM and DMARC write them: {@code v=DMARC1; p=none}. */
final class DoctorTags {
    private DoctorTags() {}

    static Map<String, String> of(String record) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : record.split(";")) {
            int equals = tag.indexOf('=');
            if (equals < 1) continue;
            String name = tag.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            tags.putIfAbsent(name, tag.substring(equals + 1).replaceAll("\\s", ""));
        }
        return tags;
    }
}
