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

@Component
class DnsKeyRecords implements KeyRecords {
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
