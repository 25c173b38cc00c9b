package org.broadsheet.bounce.proof;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

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
