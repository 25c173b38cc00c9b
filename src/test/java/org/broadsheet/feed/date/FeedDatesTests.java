package org.broadsheet.feed.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 20 Sep 2023 07:00:00 GMT | 2023-09-20T07:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 +0300 | 2023-09-20T04:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 -04:00 | 2023-09-20T11:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 +03 | 2023-09-20T04:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 GMT+3 | 2023-09-20T04:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 EST | 2023-09-20T12:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 EDT | 2023-09-20T11:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 EEST | 2023-09-20T04:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 | 2023-09-20T07:00:00Z",
                "Wed, 20 Sep 2023 07:00 Z | 2023-09-20T07:00:00Z",
                "Wed, 20 Sep 2023 07:00:00 XYZ | 2023-09-20T07:00:00Z",
                "Wed, 20 Sep 23 07:00:00 GMT | 2023-09-20T07:00:00Z",
                "Wed, 20 Sep 99 07:00:00 GMT | 1999-09-20T07:00:00Z",
                "Wed, 20 sep 2023 07:00:00 gmt | 2023-09-20T07:00:00Z",
                "WED, 20 SEPT 2023 07:00:00 GMT | 2023-09-20T07:00:00Z",
                "Wednesday, 20 September 2023 07:00:00 GMT | 2023-09-20T07:00:00Z",
                "Fri, 20 Sep 2023 07:00:00 GMT | 2023-09-20T07:00:00Z",
                "20 Sep 2023 07:00:00 GMT | 2023-09-20T07:00:00Z",
                "20 Sep 2023 | 2023-09-20T00:00:00Z",
                "Sep 20, 2023 7:00 pm | 2023-09-20T19:00:00Z",
                "September 20, 2023 at 12:05 AM EST | 2023-09-20T05:05:00Z",
                "20-Sep-2023 07:00:00 GMT | 2023-09-20T07:00:00Z",
                "20-Sep-23 07:00 | 2023-09-20T07:00:00Z",
                "Wed Sep 20 07:00:00 2023 | 2023-09-20T07:00:00Z",
                "Wed Sep 20 07:00:00 EEST 2023 | 2023-09-20T04:00:00Z",
                "Wed, 20 (the day) Sep 2023 07:00:00 +0000 (GMT) | 2023-09-20T07:00:00Z",
                "Mon, 21 Jan 2008 8:56 am PST | 2008-01-21T16:56:00Z",
                "Wed, 31 Dec 2003 24:00:00 GMT | 2004-01-01T00:00:00Z",
                "ср, 20 вер. 2023 07:00:00 +0300 | 2023-09-20T04:00:00Z",
                "20 вересня 2023, 07:00 | 2023-09-20T07:00:00Z",
                "Ср, 20 сен 2023 07:00:00 +0300 | 2023-09-20T04:00:00Z",
                "20. Mai 2023 07:00 | 2023-05-20T07:00:00Z",
                "2023-09-20T07:00:00Z | 2023-09-20T07:00:00Z",
                "2023-09-20t07:00:00z | 2023-09-20T07:00:00Z",
                "2023-09-20T07:00:00.25+01:00 | 2023-09-20T06:00:00.250Z",
                "2023-09-20T07:00:00+0300 | 2023-09-20T04:00:00Z",
                "2023-09-20T07:00:00-04:00 | 2023-09-20T11:00:00Z",
                "2023-09-20T07:00:00 | 2023-09-20T07:00:00Z",
                "2023-09-20 07:00:00 +0300 | 2023-09-20T04:00:00Z",
                "2023-09-20 07:00 | 2023-09-20T07:00:00Z",
                "2023-09-20T07:00Z | 2023-09-20T07:00:00Z",
                "2023-09-20T070000+01:00 | 2023-09-20T06:00:00Z",
                "20230920T070000Z | 2023-09-20T07:00:00Z",
                "2023-09-20 | 2023-09-20T00:00:00Z",
                "2023-09 | 2023-09-01T00:00:00Z",
                "2003 | 2003-01-01T00:00:00Z",
                "2023/09/20 07:00 | 2023-09-20T07:00:00Z",
                "20.09.2023 07:00 | 2023-09-20T07:00:00Z",
                "09/20/2023 07:00 | 2023-09-20T07:00:00Z",
                "25/09/2023 07:00 | 2023-09-25T07:00:00Z",
                "1695193200 | 2023-09-20T07:00:00Z",
                "1695193200000 | 2023-09-20T07:00:00Z",
            })
    void isReadAs(String text, String instant) {
        assertThat(new FeedDates(null).parse(text)).hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "0000-00-00 00:00:00", "2023-13-01T00:00:00Z",
                        "2023-02-30",
                "Wed, 32 Sep 2023 07:00:00 GMT", "2023-09-20T25:00:00Z", "2023-09-20T07:61:00Z", "99999999999999", "12",
                        "Sep",
                "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
            })
    void isNoDate(String text) {
        assertThat(new FeedDates(null).parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 20 Sep 2023 18:00:00 IST | en-IN | 2023-09-20T12:30:00Z",
                "Wed, 20 Sep 2023 18:00:00 IST | he | 2023-09-20T16:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 IST | en-IE | 2023-09-20T17:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 CST | zh-CN | 2023-09-20T10:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 CST | en | 2023-09-21T00:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 AST | ar | 2023-09-20T15:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 AST | en | 2023-09-20T22:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 EST | en-AU | 2023-09-20T08:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 PST | fil | 2023-09-20T10:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 Europe/Kyiv | uk | 2023-09-20T15:00:00Z",
                "Wed, 20 Sep 2023 18:00:00 PT | en | 2023-09-21T01:00:00Z",
                "03/04/2023 10:00 GMT | en-GB | 2023-04-03T10:00:00Z",
                "03/04/2023 10:00 GMT | en-US | 2023-03-04T10:00:00Z",
                "03/04/2023 10:00 GMT | fr | 2023-04-03T10:00:00Z",
                "Mon, 03/04/2023 10:00 GMT | en-US | 2023-04-03T10:00:00Z",
                "20 listopada 2023 10:00 GMT | pl | 2023-11-20T10:00:00Z",
                "20 listopada 2023 10:00 GMT | hr | 2023-10-20T10:00:00Z",
                "2023年9月20日 10:00 GMT | ja | 2023-09-20T10:00:00Z",
                "٢٠ سبتمبر ٢٠٢٣ ١٠:٠٠ GMT | ar | 2023-09-20T10:00:00Z",
                "2023-9-5 7:05 GMT | en | 2023-09-05T07:05:00Z",
            })
    void theFeedsLanguageDecidesWhatIsAmbiguous(String text, String language, String instant) {
        assertThat(new FeedDates(language).parse(text)).hasToString(instant);
    }

    @Test
    void guessedHoursAreNoted() {
        FeedDates dates = new FeedDates("en-IN");

        dates.parse("Wed, 20 Sep 2023 18:00:00 GMT");
        assertThat(dates.notes()).isEmpty();

        for (String zone : List.of("IST", "IST", "QQT", "")) dates.parse("Wed, 20 Sep 2023 18:00:00 " + zone);
        assertThat(dates.notes())
                .containsExactly(
                        "2 dates name the zone IST, which several places call theirs, read as UTC+05:30",
                        "1 date names the zone QQT, which is not known, read as UTC",
                        "1 date names no time zone, read as UTC");
    }

    @Test
    void theFirstOfTheChainThatIsADateCounts() {
        assertThat(new FeedDates(null).first(List.of("", "soon", "2023-09-20", "2022-01-01")))
                .hasToString("2023-09-20T00:00:00Z");
    }
}
