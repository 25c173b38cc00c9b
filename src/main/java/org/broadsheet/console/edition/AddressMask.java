package org.broadsheet.console.edition;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.delivery.Recipients.Delivery;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Members;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the address of a delivery to administrators, and to editors its domain only; on pages and in the CSV file. */
@Component
class AddressMask {
    private static final int LONGEST = 200;

    private final Members members;

    AddressMask(Members members) {
        this.members = members;
    }

    /** @param address empty where the member has been deleted */
    public record Line(
            long member,
            String address,
            String state,
            int attempts,
            @Nullable Integer code,
            @Nullable String status,
            String reply,
            Instant at,
            @Nullable Instant nextAttempt) {
        /** For a page: replies of any length and content become one short line. */
        Line harmless() {
            String words = TextCleaner.line(reply, LONGEST);
            return new Line(
                    member, TextCleaner.line(address, LONGEST), state, attempts, code, status, words, at, nextAttempt);
        }
    }

    List<Line> lines(Collection<Delivery> deliveries, boolean admin) {
        Map<MemberId, String> addresses =
                members.addresses(deliveries.stream().map(Delivery::member).toList());
        return deliveries.stream()
                .map(delivery -> line(delivery, addresses.getOrDefault(delivery.member(), ""), admin))
                .toList();
    }

    private static Line line(Delivery delivery, String address, boolean admin) {
        String reply = delivery.reply() == null ? "" : delivery.reply();
        String masked = address.isEmpty() ? "" : "…" + address.substring(address.lastIndexOf('@'));
        return new Line(
                delivery.member().value(),
                admin ? address : masked,
                delivery.state().name().toLowerCase(Locale.ROOT),
                delivery.attempts(),
                delivery.code(),
                delivery.status(),
                admin || address.isEmpty() ? reply : without(address, masked, reply),
                delivery.at(),
                delivery.nextAttempt());
    }

    // Many relays repeat the address in their reply.
    private static String without(String address, String masked, String reply) {
        return Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE)
                .matcher(reply)
                .replaceAll(Matcher.quoteReplacement(masked));
    }

    /** A list of deliveries as CSV (RFC 4180). No cell is a formula to a spreadsheet, whatever a relay replied. */
    static final class CsvFile implements Closeable {
        private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@\\t\\r].*", Pattern.DOTALL);

        private final CsvWriter csv;

        CsvFile(Writer out) {
            csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
            csv.writeRecord("member", "address", "state", "attempts", "code", "status", "reply", "at", "next_attempt");
        }

        void line(Line line) {
            csv.writeRecord(
                    Long.toString(line.member()),
                    safe(line.address()),
                    line.state(),
                    Integer.toString(line.attempts()),
                    text(line.code()),
                    safe(text(line.status())),
                    safe(line.reply()),
                    line.at().toString(),
                    text(line.nextAttempt()));
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }

        private static String safe(String cell) {
            return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }
}
