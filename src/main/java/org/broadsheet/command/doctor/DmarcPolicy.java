package org.broadsheet.command.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the DNS says of a domain by DMARC, RFC 9989: found by walking up the tree of names with at most eight queries
 * (section 4.10), which also tells the organizational domain that alignment is measured by.
 */
final class DmarcPolicy {
    private static final int MOST_QUERIES = 8;

    private final String domain;
    private final Map<String, List<String>> records = new LinkedHashMap<>();

    private DmarcPolicy(String domain) {
        this.domain = domain;
    }

    /** @throws IOException where the DNS does not answer */
    static DmarcPolicy of(DoctorDns dns, String domain) throws IOException {
        DmarcPolicy policy = new DmarcPolicy(domain.toLowerCase(Locale.ROOT));
        for (String name : walk(policy.domain)) {
            List<String> found = dns.texts("_dmarc." + name).stream()
                    .filter(text -> text.matches("(?is)v\\s*=\\s*DMARC1\\s*(?:;.*)?"))
                    .toList();
            if (!found.isEmpty()) policy.records.put(name, found);
            String psd = policy.tags(name).getOrDefault("psd", "");
            if (psd.equals("n") || psd.equals("y") && !name.equals(policy.domain)) break;
        }
        return policy;
    }

    private static List<String> walk(String domain) {
        List<String> labels = List.of(domain.split("\\."));
        List<String> names = new ArrayList<>(List.of(domain));
        for (int i = Math.max(1, labels.size() - MOST_QUERIES + 1); i < labels.size(); i++)
            names.add(String.join(".", labels.subList(i, labels.size())));
        return names;
    }

    /** The domain itself where nothing was found. */
    String organizationalDomain() {
        String shortest = domain;
        for (String name : records.keySet()) {
            String psd = tags(name).getOrDefault("psd", "u");
            if (psd.equals("n")) return name;
            if (psd.equals("y")) return name.equals(domain) ? name : below(name);
            shortest = name;
        }
        return shortest;
    }

    private String below(String suffix) {
        String rest = domain.substring(0, domain.length() - suffix.length() - 1);
        return rest.substring(rest.lastIndexOf('.') + 1) + "." + suffix;
    }

    /** Where the policy stands that a receiver applies; null: nowhere. Several records at one name count as none. */
    @Nullable
    String place() {
        if (records.containsKey(domain)) return domain;
        String organization = organizationalDomain();
        if (records.containsKey(organization)) return organization;
        return records.keySet().stream().reduce((first, last) -> last).orElse(null);
    }

    List<String> recordsAt(String name) {
        return records.getOrDefault(name, List.of());
    }

    /** Of the record there; empty where there is none, or not one only. */
    Map<String, String> tags(String name) {
        List<String> found = recordsAt(name);
        return found.size() == 1 ? tagsOf(found.get(0)) : Map.of();
    }

    /** The tags of a record such as {@code v=DMARC1; p=none}, as DKIM writes it too. */
    static Map<String, String> tagsOf(String record) {
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
