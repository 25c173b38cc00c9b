package org.broadsheet.bounce;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mailbox provider behind an address, by its domain: rates are kept and judged by provider. */
final class Providers {
    static final String OTHER = "other";
    /** Those that offer senders a feedback loop; Gmail, Apple, GMX and most companies report no single complaint. */
    static final String REPORTING = "microsoft yahoo comcast cox fastmail libero mail.ru orange seznam zoho";

    private static final Map<String, String> BY_DOMAIN = byDomain("""
            gmail      gmail.com googlemail.com
            microsoft  outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it outlook.de outlook.fr
            yahoo      yahoo.com ymail.com rocketmail.com aol.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es
            comcast    comcast.net
            cox        cox.net
            mail.ru    mail.ru bk.ru inbox.ru list.ru
            apple      icloud.com me.com mac.com
            ukr.net    ukr.net
            i.ua       i.ua ua.fm email.ua
            meta.ua    meta.ua
            proton     proton.me protonmail.com pm.me
            gmx        gmx.de gmx.net gmx.at gmx.ch web.de mail.com gmx.com
            t-online   t-online.de magenta.de
            orange     orange.fr wanadoo.fr
            free       free.fr
            libero     libero.it virgilio.it
            wp         wp.pl o2.pl
            onet       onet.pl op.pl
            seznam     seznam.cz email.cz
            fastmail   fastmail.com fastmail.fm
            zoho       zoho.com zohomail.eu
            """);

    private Providers() {}

    private static Map<String, String> byDomain(String table) {
        Map<String, String> map = new HashMap<>();
        table.lines().map(line -> line.split(" +")).forEach(row -> {
            for (int i = 1; i < row.length; i++) map.put(row[i], row[0]);
        });
        return Map.copyOf(map);
    }

    static String of(@Nullable String address) {
        if (address == null) return OTHER;
        return ofDomain(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    static String ofDomain(String domain) {
        return BY_DOMAIN.getOrDefault(domain, OTHER);
    }
}
