package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output is a contract: names, order and nulls. */
class FeedReportsTests {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private String good;

    @BeforeEach
    void write() throws IOException {
        good = Files.writeString(folder.resolve("good.xml"), """
                <rss version="2.0"><channel><title>Новини</title><language>uk</language><link>https://example.org</link>
                <item><title>One</title><link>https://example.org/1</link><pubDate>Wed, 20 Sep 2023 07:00:00 +0300</pubDate></item>
                </channel></rss>""").toString();
    }

    @Test
    void oneJsonLineASourceInTheShapeOfTheContract() {
        int code = read(true, good, "/no/such/file.xml");

        assertThat(code).isEqualTo(3);
        assertThat(lines())
                .containsExactly(
                        "{\"source\":\"" + good
                                + "\",\"format\":\"rss\",\"title\":\"Новини\",\"language\":\"uk\",\"items\":[{"
                                + "\"id\":\"https://example.org/1\",\"url\":\"https://example.org/1\",\"title\":\"One\",\"published\":\"2023-09-20T04:00:00Z\","
                                + "\"updated\":null,\"authors\":[],\"categories\":[],\"summary\":null,\"html\":null,\"image\":null,\"readingMinutes\":null,"
                                + "\"kind\":\"article\"}],\"error\":null}",
                        "{\"source\":\"/no/such/file.xml\",\"format\":null,\"title\":null,\"language\":null,\"items\":[],\"error\":\"there is no such file\"}");
    }

    @Test
    void theCodeIsZeroWhereAllCouldBeRead() {
        assertThat(read(true, good, Path.of(good).toUri().toString(), "file:" + good))
                .isZero();
        assertThat(lines()).hasSize(3);
    }

    @Test
    void thereIsAFormForPeople() {
        read(false, good, folder.toString());

        assertThat(lines())
                .containsExactly(
                        good + ": rss \"Новини\", 1 items",
                        "  2023-09-20T04:00:00Z  One  https://example.org/1",
                        "      picture: none (the feed names no picture)",
                        folder + ": is a folder, not a file");
    }

    @Test
    void whatIsNoAddressIsAnErrorAndNotAnException() {
        assertThat(read(
                        true,
                        "ht!tp://x",
                        "http://",
                        "http://[::1",
                        "",
                        "\u0000",
                        "gopher://example.org",
                        "file:",
                        "http://127.0.0.1:1/x"))
                .isEqualTo(3);
        assertThat(lines()).hasSize(8).allSatisfy(line -> assertThat(line).contains("\"items\":[],\"error\":\""));
    }

    private int read(boolean json, String... sources) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new FeedReports(FetchSettings.defaults(), out, json).read(List.of(sources));
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
