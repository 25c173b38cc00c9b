package org.broadsheet.bounce.proof;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.bounce.BounceSettings;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The feedback loops that the operator named: a complaint without a token of ours counts where its DKIM signature is one
 * of theirs. A loop is named by its domain, or by its address where others send from that domain too.
 */
@Component
public class FeedbackLoops {
    private static final int MOST_SIGNATURES = 5;

    private final List<String> named;
    private final KeyRecords keys;
    private final Clock clock;

    FeedbackLoops(BounceSettings settings, KeyRecords keys, Clock clock) {
        this.named = settings.feedbackLoops().stream()
                .map(n -> n.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether the mail is signed by a named loop, as which it also says to be sent. Asks the DNS, for three seconds at most. */
    public boolean signed(byte[] octets) {
        if (named.isEmpty()) return false;
        SignedMail mail = new SignedMail(octets);
        Optional<String> sender = sender(mail);
        return sender.isPresent()
                && mail.all("dkim-signature").stream()
                        .limit(MOST_SIGNATURES)
                        .map(field -> new DkimSignature(mail, field))
                        .filter(signature -> isNamed(signature.domain(), sender.get()))
                        .filter(signature -> signature.isAcceptable(clock.instant()))
                        .limit(1)
                        .anyMatch(signature ->
                                keys.of(signature.keyName()).stream().anyMatch(signature::verifies));
    }

    private boolean isNamed(String domain, String sender) {
        return named.stream()
                .anyMatch(name -> name.contains("@")
                        ? name.equals(sender) && name.endsWith("@" + domain)
                        : name.equals(domain) && (sender.endsWith("@" + name) || sender.endsWith("." + name)));
    }

    private static Optional<String> sender(SignedMail mail) {
        List<SignedMail.Field> from = mail.all("from");
        if (from.size() != 1) return Optional.empty();
        try {
            InternetAddress[] senders =
                    InternetAddress.parse(from.get(0).value().replace("\r\n", ""), true);
            return senders.length == 1
                    ? Optional.of(senders[0].getAddress().toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** The TXT records of a name in the DNS, each in one piece; empty where there are none, or where the DNS does not answer. */
    public interface KeyRecords {
        List<String> of(String name);

        /** The resolvers of this machine. */
        @Component
        final class Dns implements KeyRecords {
            private static final Duration TIMEOUT = Duration.ofSeconds(3);

            @Override
            public List<String> of(String name) {
                try {
                    ExtendedResolver resolver = new ExtendedResolver();
                    resolver.setTimeout(TIMEOUT);
                    Lookup lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT);
                    lookup.setResolver(resolver);
                    Record[] answers = lookup.run();
                    return answers == null
                            ? List.of()
                            : Stream.of(answers)
                                    .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                                    .toList();
                } catch (TextParseException e) {
                    return List.of();
                }
            }
        }
    }
}
