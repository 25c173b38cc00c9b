package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No octet of one member stands in the message of another, however many are filled at once from one form. */
class MemberSecrecyTests {
    private static final int MEMBERS = 2_000;
    private static final Pattern SECRET = Pattern.compile("m[0-9a-f]{24}");

    private final Form form = Form.of(Drafts.draft(
            "Good morning, " + slot("name") + "\nYour page: https://example.org/" + slot("token") + "\n"
                    + "News of today. ".repeat(40),
            "<p>Доброго ранку, " + slot("name") + "</p>" + "<p>Новини дня</p>".repeat(40)
                    + "<a href=\"https://example.org/" + slot("token") + "\">" + slot("secret") + slot("token") + "</a>"
                    + "<p>Кінець</p>".repeat(20)));

    @Test
    void eachMessageHasTheSecretsOfItsMemberAndNoOthers() {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();

        IntStream.range(0, MEMBERS).parallel().forEach(member -> {
            byte[] octets = form.fill(values(member));
            assertThat(secrets(octets)).isEqualTo(secrets(member));
            seen.add(member);
        });

        assertThat(seen).hasSize(MEMBERS);
    }

    @Test
    void messagesDifferOnlyWhereTheMembersDo() {
        byte[] one = form.fill(values(1));
        byte[] again = form.fill(values(1));
        form.fill(values(2));

        assertThat(form.fill(values(1))).isEqualTo(one).isEqualTo(again);
        assertThat(without(one, 1)).isEqualTo(without(form.fill(values(2)), 2));
    }

    private static Map<String, String> values(int member) {
        Map<String, String> values = new HashMap<>();
        values.put(Form.TO, secret(member, "to"));
        values.put(Form.ADDRESS, secret(member, "address") + "@example.com");
        values.put(Form.BOUNDARY, secret(member, "boundary"));
        for (String slot : List.of("name", "token", "secret")) values.put(slot, secret(member, slot));
        return values;
    }

    private static Set<String> secrets(int member) {
        Set<String> secrets = new HashSet<>();
        for (String slot : List.of("to", "address", "name", "token", "secret")) secrets.add(secret(member, slot));
        return secrets;
    }

    /** As unlike any other member's as a hash is. */
    private static String secret(int member, String slot) {
        byte[] random = new byte[12];
        new Random(member * 31L + slot.hashCode()).nextBytes(random);
        return "m" + HexFormat.of().formatHex(random);
    }

    /** All that look like one: in the octets as they are, and in what a reader sees. */
    private static Set<String> secrets(byte[] octets) {
        Set<String> found = new HashSet<>();
        collect(found, new String(octets, StandardCharsets.ISO_8859_1).replace("=\r\n", ""));
        for (String text : Drafts.read(octets)) collect(found, text);
        return found;
    }

    private static void collect(Set<String> found, String text) {
        Matcher matcher = SECRET.matcher(text);
        while (matcher.find()) found.add(matcher.group());
    }

    private static String without(byte[] octets, int member) {
        String read = String.join("", Drafts.read(octets));
        for (String secret : secrets(member)) read = read.replace(secret, "");
        return read;
    }

    private static String slot(String name) {
        return Slots.mark(name);
    }
}
