package org.broadsheet.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.broadsheet.Broadsheet;

/**
 * The command {@code members import} with a large file of each format, each into a database of its own: how long, and how
 * much memory. System properties: {@code rows} (1000000), {@code heap} (512m), {@code formats} (all).
 */
public final class MovingIn {
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final String HEAP = System.getProperty("heap", "512m");
    private static final List<String> FORMATS =
            List.of(System.getProperty("formats", "own,ghost,listmonk,mailchimp,again,twice")
                    .split(","));

    private MovingIn() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/benchmark/import").toAbsolutePath());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            for (String format : FORMATS) {
                Path file = write(format, folder);
                String database = format.equals("again") ? "own" : format;
                if (!format.equals("again")) create(server, database);
                run(format, file, server.getJdbcUrl("postgres", database));
            }
        }
    }

    private static void create(EmbeddedPostgres server, String database) throws Exception {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    private static void run(String format, Path file, String database) throws Exception {
        List<String> command = List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx" + HEAP,
                "-Dspring.datasource.url=" + database,
                "-Dbroadsheet.digests.daily.title=Daily",
                "-Dbroadsheet.digests.weekly.title=Weekly",
                "-Dlogging.level.root=warn",
                "-cp",
                System.getProperty("java.class.path"),
                Broadsheet.class.getName(),
                "members",
                "import",
                file.toString());
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        long memory = 0;
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                memory = Math.max(memory, peakMemory(process.pid()));
                if (said.size() < 1000) said.add(line);
            }
        }
        int code = process.waitFor();
        System.out.printf(
                "%-10s %,9d kB file, whole command %.1f s, exit %d, most memory %d MB (heap at most %s), %d lines said%n  %s%n  %s%n",
                format,
                Files.size(file) / 1000,
                (System.nanoTime() - begin) / 1e9,
                code,
                memory >> 10,
                HEAP,
                said.size(),
                said.get(0),
                said.get(said.size() - 1));
    }

    /** In kB, as the kernel counts it; 0 where it does not. */
    private static long peakMemory(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path write(String format, Path folder) throws IOException {
        Path file = folder.resolve(format.equals("mailchimp") ? "mailchimp.zip" : format + ".csv");
        if (format.equals("mailchimp")) mailchimp(file);
        else
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write(header(format));
                for (int n = 0; n < ROWS; n++) out.write(row(format, n));
            }
        return file;
    }

    private static String header(String format) {
        return switch (format) {
            case "ghost" ->
                "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\r\n";
            case "listmonk" -> "uuid,email,name,attributes,status,created_at,updated_at\n";
            default -> "email,name,status,digests,zone,language,format,joined\n";
        };
    }

    private static String row(String format, int n) {
        return switch (format) {
            case "ghost" ->
                "5f%022d,member%07d@example.net,\"'=Олена, %d\",,%s,,,2024-03-%02dT10:11:12.000Z,,\"one,two\",Free\r\n"
                        .formatted(n, n, n, n % 10 == 0 ? "false" : "true", 1 + n % 28);
            case "listmonk" ->
                "0000-%d,member%07d@example.net,Олена %d,\"{\"\"city\"\": \"\"Kyiv\"\"}\",%s,2024-03-%02d 10:11:12.123456 +0000 UTC,2024-09-25 10:11:12 +0000 UTC\n"
                        .formatted(n, n, n, n % 10 == 0 ? "blocklisted" : "enabled", 1 + n % 28);
            // Every address a thousand times.
            case "twice" ->
                "member%07d@example.net,Олена %d,active,daily,,,full,2024-03-01T10:11:12Z\n".formatted(n / 1000, n);
            default ->
                "member%07d@example.net,Олена %d,%s,daily;weekly,Europe/Kyiv,uk,%s,2024-03-%02dT10:11:12Z\n"
                        .formatted(
                                n,
                                n,
                                n % 10 == 0 ? "unsubscribed" : "active",
                                n % 7 == 0 ? "brief" : "full",
                                1 + n % 28);
        };
    }

    private static void mailchimp(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            for (String status : List.of("subscribed", "unsubscribed", "cleaned")) {
                zip.putNextEntry(new ZipEntry(status + "_members_export_0a1b2c.csv"));
                out.write(
                        "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,"
                                + "LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n");
                for (int n = 0; n < ROWS; n++) if (status(n).equals(status)) out.write(mailchimp(n));
                out.flush();
                zip.closeEntry();
            }
        }
    }

    private static String status(int n) {
        if (n % 10 != 0) return "subscribed";
        return n % 20 == 0 ? "cleaned" : "unsubscribed";
    }

    private static String mailchimp(int n) {
        return ("member%07d@example.net,Олена,Пчілка,2,\"2015-03-16 14:40:47\",192.0.2.1,\"2015-03-16 14:41:%02d\",192.0.2.1,"
                        + "50.4,30.5,2,3,Europe/Kyiv,UA,30,\"2015-03-16 14:40:47\",%d,0a1b2c3d4e,,\"\"\"reader\"\",\"\"kyiv\"\"\"\n")
                .formatted(n, n % 60, n);
    }
}
