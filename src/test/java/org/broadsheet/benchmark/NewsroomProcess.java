package org.broadsheet.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.Broadsheet;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.letter.Letters;
import org.broadsheet.letter.Preview;
import org.broadsheet.member.Format;
import org.broadsheet.member.file.MemberFile;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Broadsheet itself: the whole application, each send a further edition of today to all members by the digest job. Takes a
 * folder to work in, and settings.
 */
final class NewsroomProcess {
    /** As many as make a letter of some 41 kB, the size that the goals are for. */
    static final int STORIES = 27;

    private final Path folder;
    private final ConfigurableApplicationContext context;
    private int editions;
    private int enlisted;

    private NewsroomProcess(Path folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    public static void main(String[] args) throws Exception {
        SelfMeasure measure = new SelfMeasure();
        List<String> settings = new ArrayList<>(List.of(args).subList(1, args.length));
        settings.add("--spring.quartz.auto-startup=false");
        settings.add("--logging.level.root=warn");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Broadsheet.class)
                .web(pages(args) ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
        NewsroomProcess newsroom = new NewsroomProcess(Path.of(args[0]), context);
        measure.serve(newsroom::send);
        context.close();
    }

    private static boolean pages(String[] args) {
        return List.of(args).stream().anyMatch(setting -> setting.startsWith("--server.port="));
    }

    private double send(int messages) throws IOException {
        enlist(messages);
        Files.writeString(folder.resolve("feed.xml"), feed(Instant.now(), ++editions));
        RunReport report = context.getBean(DigestRuns.class).special("daily", Instant.now());
        if (report.accepted() + report.suppressed() != messages) throw new IllegalStateException(report.line());
        if (editions == 1) keep(report);
        return report.seconds();
    }

    private void enlist(int members) throws IOException {
        // The list's own count is not asked: it may be a minute old.
        if (members <= enlisted) return;
        enlisted = members;
        PrintStream err = System.err;
        context.getBean(MemberFile.class).importFile(members(folder, members), false, false, err, err);
    }

    /** A file of so many members. */
    static Path members(Path folder, int members) throws IOException {
        StringBuilder csv = new StringBuilder("email,name,status,digests,format\n");
        for (int n = 0; n < members; n++)
            csv.append("member%07d@example.net,Member %d,active,daily,full%n".formatted(n, n));
        return Files.writeString(folder.resolve("members.csv"), csv);
    }

    /** The letter's words, for the others to send the like. */
    private void keep(RunReport report) throws IOException {
        Edition edition = context.getBean(Editions.class)
                .find(report.digest(), report.edition())
                .orElseThrow();
        Preview preview = context.getBean(Letters.class).preview(edition, Format.FULL);
        Files.writeString(folder.resolve("letter.txt"), preview.text());
        Files.writeString(folder.resolve("letter.html"), String.valueOf(preview.html()));
        Files.write(folder.resolve("letter.eml"), preview.message());
    }

    static String feed(Instant now, int round) {
        StringBuilder items = new StringBuilder();
        for (int n = 1; n <= STORIES; n++) items.append(item(now.minusSeconds(n), round * 1000 + n));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>N</title>"
                + "<link>https://example.org/</link><description>N</description>" + items + "</channel></rss>";
    }

    private static String item(Instant published, int number) {
        String words = "The council met on matter " + number + " and took its time over the words of it, as it does. ";
        return """
                <item><title>Council decides matter %1$d after a long evening</title><link>https://example.org/%1$d</link>
                <guid isPermaLink="false">%1$d</guid><category>Politics</category><pubDate>%2$s</pubDate>
                <description>%3$s</description></item>
                """.formatted(
                        number,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC)),
                        words.repeat(4));
    }
}
