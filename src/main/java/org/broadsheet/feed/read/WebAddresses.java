package org.broadsheet.feed.read;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source's address as people give it: with blanks, in their own script, or as a mere path. */
final class WebAddresses {
    private static final Pattern SCHEME = Pattern.compile("(?i)^([a-z][a-z0-9+.-]+):.*", Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(?i)^(https?://(?:[^/?#@]*@)?)([^/?#:\\[]+)(.*)$", Pattern.DOTALL);
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

    private WebAddresses() {}

    static boolean isWeb(String address) {
        return address.strip().matches("(?is)https?:.*");
    }

    static URI uri(String given) throws Unreadable {
        String address = given.strip();
        Matcher scheme = SCHEME.matcher(address);
        if (!scheme.matches()) return file(address);
        try {
            return new URI(ascii(address).replace(" ", "%20"));
        } catch (URISyntaxException e) {
            throw new Unreadable("is not a valid address");
        }
    }

    private static URI file(String path) throws Unreadable {
        try {
            return Path.of(path).toUri();
        } catch (InvalidPathException e) {
            throw new Unreadable("is not a valid path");
        }
    }

    private static String ascii(String address) throws Unreadable {
        Matcher host = HOST.matcher(address);
        if (!host.matches() || host.group(2).chars().allMatch(c -> c < 0x80)) return address;
        IDNA.Info info = new IDNA.Info();
        StringBuilder name = NAMES.nameToASCII(host.group(2), new StringBuilder(), info);
        if (info.hasErrors()) throw new Unreadable("has a host name that is not valid");
        return host.group(1) + name + host.group(3);
    }
}
