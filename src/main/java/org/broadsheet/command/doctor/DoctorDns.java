package org.broadsheet.command.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The DNS as the doctor asks it: nothing is kept, so that a record mended a minute ago is seen. */
final class DoctorDns {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Something that is asked of the DNS. */
    interface Question {
        DoctorFinding ask() throws IOException;
    }

    private final Resolver resolver;

    private DoctorDns(Resolver resolver) {
        this.resolver = resolver;
        resolver.setTimeout(PATIENCE);
    }

    /** The resolvers of this machine. */
    static DoctorDns ofThisMachine() {
        return new DoctorDns(new ExtendedResolver());
    }

    static DoctorDns at(InetSocketAddress server) throws UnknownHostException {
        SimpleResolver resolver = new SimpleResolver(server.getHostString());
        resolver.setPort(server.getPort());
        return new DoctorDns(resolver);
    }

    /** The answer, or that there was none. */
    static DoctorFinding answer(String check, Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            return DoctorFinding.unknown(check, String.valueOf(e.getMessage()), "look again when the DNS answers");
        }
    }

    /** The TXT records of a name, each in one piece. */
    List<String> texts(String name) throws IOException {
        return records(name, Type.TXT)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .toList();
    }

    /** The mail exchangers; a null MX (RFC 7505) is the one name ".". */
    List<String> exchangers(String domain) throws IOException {
        return records(domain, Type.MX)
                .map(record -> ((MXRecord) record).getTarget().toString())
                .toList();
    }

    boolean hasAddress(String name) throws IOException {
        return records(name, Type.A).findAny().isPresent()
                || records(name, Type.AAAA).findAny().isPresent();
    }

    List<String> addresses(String name) throws IOException {
        return Stream.concat(records(name, Type.A), records(name, Type.AAAA))
                .map(Record::rdataToString)
                .toList();
    }

    /** The names that an address has backwards. */
    List<String> names(String address) throws IOException {
        return records(ReverseMap.fromAddress(address).toString(), Type.PTR)
                .map(record -> ((PTRRecord) record).getTarget().toString())
                .toList();
    }

    private Stream<Record> records(String name, int type) throws IOException {
        Lookup lookup = lookup(name, type);
        Record[] answers = lookup.run();
        int result = lookup.getResult();
        if (result == Lookup.TRY_AGAIN || result == Lookup.UNRECOVERABLE)
            throw new IOException("the DNS does not answer for " + name + ": " + lookup.getErrorString());
        return answers == null ? Stream.empty() : Stream.of(answers);
    }

    private Lookup lookup(String name, int type) {
        try {
            Lookup lookup = new Lookup(Name.fromString(name, Name.root), type);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            lookup.setSearchPath(new Name[0]);
            return lookup;
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a name of the DNS: " + name, e);
        }
    }
}
