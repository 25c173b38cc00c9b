package org.broadsheet.mail;

/** Why a text is no address that we can write to. */
public enum AddressFault {
    EMPTY("it is empty"),
    NO_AT("there is no @ in it"),
    CONTROL("it has a control character or one that turns the reading direction"),
    BLANK("it has a space in it"),
    TOO_LONG("it is longer than 254 octets"),
    LOCAL_EMPTY("nothing stands before the @"),
    LOCAL_TOO_LONG("more than 64 octets stand before the @"),
    LOCAL_DOTS("a dot stands first, last or beside another before the @"),
    LOCAL_QUOTED("quoted names and comments before the @ are not taken"),
    LOCAL_CHARACTER("a character before the @ may not stand there"),
    DOMAIN_EMPTY("nothing stands after the @"),
    DOMAIN_LITERAL("an IP address in place of a domain is not taken"),
    DOMAIN_ONE_LABEL("the domain has no dot in it"),
    DOMAIN_DOTS("a dot stands first, last or beside another in the domain"),
    DOMAIN_LABEL_TOO_LONG("a part of the domain is longer than 63 characters"),
    DOMAIN_HYPHEN("a part of the domain begins or ends with a hyphen"),
    DOMAIN_NUMERIC("the domain ends with a number"),
    DOMAIN_CHARACTER("a character of the domain may not stand there"),
    DOMAIN_NOT_IDNA("the domain is not a valid internationalised name");

    private final String words;

    AddressFault(String words) {
        this.words = words;
    }

    /** In English, to go on after "refused: ". */
    public String words() {
        return words;
    }
}
