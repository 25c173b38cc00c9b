package org.broadsheet.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds in a charset of their own, under every label that is put on them. */
class DecodingTests {
    private static final String UKRAINIAN =
            "Міська рада у вівторок вирішила закрити старий міст на рік. Ґанок їдальні під'їжджає.";
    private static final String RUSSIAN = "Городской совет во вторник решил закрыть старый мост на год.";
    private static final String POLISH = "Rada zamknęła wtorkową uchwałą stary most; wściekłość mieszkańców.";
    private static final String GERMAN = "Der Rat schließt die alte Brücke für ein Jahr – „endlich“.";
    private static final String GREEK = "Το συμβούλιο έκλεισε την παλιά γέφυρα για έναν χρόνο.";
    private static final String JAPANESE = "市議会は火曜日、古い橋を一年間閉鎖することを決めた。";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "uk, UTF-16LE, -, -",
                "uk, UTF-16BE, UTF-16, -",
                "uk, UTF-16LE, utf-8, text/html",
                "uk, UTF-32BE, -, -",
                "uk, windows-1251, utf-8, utf-8",
                "uk, windows-1251, -, -",
                "uk, windows-1251, ISO-8859-1, -",
                "uk, windows-1251, -, iso-8859-1",
                "uk, windows-1251, cp1251, -",
                "uk, windows-1251, x-cp1251, utf-8",
                "uk, KOI8-U, koi8-u, -",
                "uk, KOI8-U, koi8-ru, -",
                "ru, KOI8-R, koi8-r, utf-8",
                "ru, KOI8-R, koi, -",
                "ru, windows-1251, windows-1251, koi8-r",
                "ru, ISO-8859-5, iso8859-5, -",
                "ru, KOI8-R, -, -",
                "ru, x-MacCyrillic, x-mac-cyrillic, -",
                "ru, IBM866, cp866, -",
                "pl, ISO-8859-2, l2, -",
                "pl, windows-1250, cp1250, iso-8859-1",
                "pl, UTF-8, iso-8859-2, iso-8859-1",
                "de, windows-1252, iso-8859-1, -",
                "de, windows-1252, us-ascii, -",
                "de, windows-1252, utf-8, -",
                "de, UTF-8, windows-1252, latin1",
                "el, windows-1253, greek, -",
                "el, ISO-8859-7, utf8, iso-8859-7",
                "ja, Shift_JIS, x-sjis, -",
                "ja, Shift_JIS, shift-jis, utf-8",
                "ja, EUC-JP, euc-jp, -",
                "ja, EUC-JP, -, x-euc-jp",
                "ja, ISO-2022-JP, iso-2022-jp, utf-8"
            })
    void isReadAsItWasWritten(String language, String real, @Nullable String declared, @Nullable String label) {
        String text =
                switch (language) {
                    case "uk" -> UKRAINIAN;
                    case "ru" -> RUSSIAN;
                    case "pl" -> POLISH;
                    case "de" -> GERMAN;
                    case "el" -> GREEK;
                    default -> JAPANESE;
                };
        String encoding = declared == null ? "" : " encoding=\"" + declared + "\"";
        String feed = "<?xml version=\"1.0\"" + encoding + "?><rss version=\"2.0\"><channel><title>" + text
                + "</title><description>" + text + "</description></channel></rss>";

        assertThat(Decoding.text(feed.getBytes(Charset.forName(real)), label)).isEqualTo(feed);
    }
}
