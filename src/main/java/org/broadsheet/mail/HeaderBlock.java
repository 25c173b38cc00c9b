package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The header of a draft, in the order in which people read it. */
final class HeaderBlock {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    /** Given by the draft itself or added under way: a second one would contradict it. */
    private static final Set<String> TAKEN = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "mime-version",
            "return-path",
            "received",
            "dkim-signature");

    private final List<Form.Piece> pieces = new ArrayList<>();

    private HeaderBlock() {}

    static List<Form.Piece> of(Draft draft) {
        HeaderBlock block = new HeaderBlock();
        block.own(draft);
        block.further(draft.headers());
        block.mime(draft);
        return List.copyOf(block.pieces);
    }

    private void own(Draft draft) {
        add(HeaderLine.of("From", sender("From", draft.from())));
        pieces.add(HeaderBlock::to);
        String replyTo = draft.replyTo();
        if (replyTo != null) add(HeaderLine.of("Reply-To", sender("Reply-To", replyTo)));
        add("Subject", draft.subject());
        add("Date", DATE.format(draft.date().atZone(draft.zone())));
    }

    private void further(Map<String, String> headers) {
        Set<String> seen = new HashSet<>(TAKEN);
        headers.forEach((name, value) -> {
            checkName(name, seen);
            add(name, value);
        });
        // Without one of ours the relay gives each try another.
        if (!seen.contains("message-id")) throw new BadHeader("Message-ID", "is missing from the draft");
    }

    private void mime(Draft draft) {
        add("MIME-Version", "1.0");
        if (draft.html() == null) add(BodyParts.partHeader(BodyParts.BodyText.PLAIN, draft.text()));
        else pieces.add(HeaderBlock::multipart);
    }

    private void add(String name, String value) {
        Slots.Slotted slotted = Slots.Slotted.of(value);
        if (slotted.isStatic()) add(HeaderLine.of(name, value));
        else pieces.add(filling -> filling.add(HeaderLine.of(name, slotted.fill(filling::value))));
    }

    private void add(byte[] octets) {
        pieces.add(filling -> filling.add(octets));
    }

    private static void to(Form.Filling filling) {
        NamedAddress member = NamedAddress.of("To", filling.value(Form.TO), filling.value(Form.ADDRESS));
        filling.add(HeaderLine.of("To", member));
    }

    private static void multipart(Form.Filling filling) {
        String header = "Content-Type: multipart/alternative;\r\n boundary=\"" + filling.boundary() + "\"\r\n";
        filling.add(header.getBytes(US_ASCII));
    }

    private static NamedAddress sender(String header, String text) {
        if (!Slots.Slotted.of(text).isStatic()) throw new BadHeader(header, "must be the same for all members");
        NamedAddress mailbox = NamedAddress.parse(header, text);
        if (!mailbox.isAscii()) throw new BadHeader(header, "an address of ours must be ASCII before the @");
        return mailbox;
    }

    private static void checkName(String name, Set<String> seen) {
        boolean printable = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':');
        if (!printable) throw new BadHeader("a header", "its name must be printable ASCII without a colon");
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-")) throw new BadHeader(name, "is the form's own");
        if (!seen.add(lower)) throw new BadHeader(name, "stands twice or is the draft's own");
    }
}
