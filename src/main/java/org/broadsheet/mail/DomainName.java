package org.broadsheet.mail;

import com.ibm.icu.text.IDNA;
import java.util.Locale;

/** A domain as the DNS has it: lower-case A-labels (IDNA2008 as UTS #46 has it, non-transitional), at least two. */
public final class DomainName {
    private static final int LONGEST_LABEL = 63;
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private DomainName() {}

    public static String toAscii(String domain) {
        if (domain.isEmpty()) throw new BadAddress(AddressFault.DOMAIN_EMPTY);
        if (domain.startsWith("[")) throw new BadAddress(AddressFault.DOMAIN_LITERAL);
        String ascii = isPlain(domain) ? domain.toLowerCase(Locale.ROOT) : throughIdna(domain);
        check(ascii);
        return ascii;
    }

    private static boolean isPlain(String domain) {
        return HeaderText.isAscii(domain) && !domain.toLowerCase(Locale.ROOT).contains("xn--");
    }

    private static String throughIdna(String domain) {
        if (domain.chars().anyMatch(Character::isSpaceChar)) throw new BadAddress(AddressFault.BLANK);
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
        if (info.getErrors().contains(IDNA.Error.LABEL_TOO_LONG))
            throw new BadAddress(AddressFault.DOMAIN_LABEL_TOO_LONG);
        if (info.hasErrors()) throw new BadAddress(AddressFault.DOMAIN_NOT_IDNA);
        return ascii;
    }

    private static void check(String domain) {
        if (LocalPart.hasStrayDot(domain)) throw new BadAddress(AddressFault.DOMAIN_DOTS);
        domain.chars().forEach(DomainName::check);
        String[] labels = domain.split("\\.");
        for (String label : labels) checkLabel(label);
        if (labels.length < 2) throw new BadAddress(AddressFault.DOMAIN_ONE_LABEL);
        if (labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9'))
            throw new BadAddress(AddressFault.DOMAIN_NUMERIC);
    }

    private static void check(int c) {
        boolean letterDigitHyphen = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!letterDigitHyphen) throw new BadAddress(c == ' ' ? AddressFault.BLANK : AddressFault.DOMAIN_CHARACTER);
    }

    private static void checkLabel(String label) {
        if (label.length() > LONGEST_LABEL) throw new BadAddress(AddressFault.DOMAIN_LABEL_TOO_LONG);
        if (label.startsWith("-") || label.endsWith("-")) throw new BadAddress(AddressFault.DOMAIN_HYPHEN);
    }
}
