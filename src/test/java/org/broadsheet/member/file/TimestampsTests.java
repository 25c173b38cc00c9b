package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTests {
    @ParameterizedTest
    @CsvSource({
        "2024-09-25T10:11:12Z, 2024-09-25T10:11:12Z",
        "2024-09-25T10:11:12.123456Z, 2024-09-25T10:11:12.123456Z",
        "2021-03-04T05:06:07.000Z, 2021-03-04T05:06:07Z",
        "2024-09-25T13:11:12+03:00, 2024-09-25T10:11:12Z",
        "2015-03-16 14:40:47, 2015-03-16T14:40:47Z",
        "2024-09-25, 2024-09-25T00:00:00Z",
        "2024-09-25 10:11, 2024-09-25T10:11:00Z",
        "2024-09-25 10:11:12 +0000 UTC, 2024-09-25T10:11:12Z",
        "2024-09-25 10:11:12.123456 +0000 +0000, 2024-09-25T10:11:12.123456Z",
        "2024-09-25 13:11:12.5 +0300 EEST, 2024-09-25T10:11:12.5Z",
        "2024-09-25 13:11:12 +0300 +03, 2024-09-25T10:11:12Z",
        "2024-09-25 06:11:12.123456789 -0400 EDT m=+0.012345678, 2024-09-25T10:11:12.123456789Z",
        "2024-09-25 15:41:12 +0530 IST m=-12, 2024-09-25T10:11:12Z"
    })
    void everyToolsTimeIsRead(String text, Instant time) {
        assertThat(Timestamps.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "25.09.2024",
                "09/25/2024",
                "2024-13-01",
                "2024-02-30",
                "2024-09-25 25:00:00",
                "1727259072"
            })
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }
}
