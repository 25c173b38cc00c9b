package org.broadsheet.member.page;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.broadsheet.LetterAssert;
import org.broadsheet.TestDatabase;
import org.broadsheet.Waiting;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.member.Member;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.newsroom.SiteSettings;
import org.broadsheet.smtp.Backoff;
import org.broadsheet.smtp.Relay;
import org.broadsheet.smtp.SmtpSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** The members' pages on a port of their own, with a real database and a real mailbox behind them. */
final class Site implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("https://letters\\.example\\.org(/\\S+)");

    final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final String url = TestDatabase.create();
    final DataSource database;
    final JdbcClient jdbc;
    final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final String UNDER_WAY =
            "select count(*) from waiting_letter where due <= now() or due > now() + interval '13 min'";
    private static @Nullable Site shared;
    private final ConfigurableApplicationContext context;

    @EnableAutoConfiguration
    @ComponentScan({"org.broadsheet.member", "org.broadsheet.mail", "org.broadsheet.platform"})
    @ConfigurationPropertiesScan(
            basePackageClasses = {Member.class, MailSettings.class, SiteSettings.class},
            basePackages = "org.broadsheet.console.server")
    static class Application {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        SmtpSettings relay(org.springframework.core.env.Environment environment) {
            SmtpSettings settings =
                    SmtpSettings.to(new Relay("127.0.0.1", environment.getRequiredProperty("relay", Integer.class)));
            Duration patience = environment.getProperty("patience", Duration.class);
            return patience == null ? settings : settings.withBackoff(new Backoff(patience, patience, patience));
        }

        @Bean
        SecurityFilterChain everybody(HttpSecurity http) throws Exception {
            return http.csrf(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }

    private Site(String... settings) {
        mailbox.start();
        database = TestDatabase.dataSource(url);
        jdbc = JdbcClient.create(database);
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + url,
                        "spring.quartz.auto-startup=false",
                        "spring.freemarker.template-loader-path=file:templates/",
                        "relay=" + mailbox.getSmtp().getPort(),
                        "broadsheet.newsroom.name=The Morning Paper",
                        "broadsheet.newsroom.zone=Europe/Kyiv",
                        "broadsheet.mail.from=The Morning Paper <daily@example.org>",
                        "broadsheet.site.url=https://letters.example.org",
                        "broadsheet.site.community-from=1",
                        "broadsheet.site.sign-up.minimum-time=PT0.3S",
                        "broadsheet.digests.daily.title=The Daily",
                        "broadsheet.digests.daily.schedule=0 0 7 * * ?",
                        "broadsheet.digests.weekly.title=The Week")
                .properties(settings)
                .run();
    }

    static Site open(String... settings) {
        return new Site(settings);
    }

    /** The one with the settings above, for every class that resets it and never closes it. */
    static synchronized Site shared() {
        if (shared == null) shared = new Site();
        return shared;
    }

    /** No members, no counts, no mail. */
    void reset() {
        // What an earlier test asked for is on its way, and would come into the mailbox of the next.
        Waiting.until(() -> value(UNDER_WAY).equals("0"));
        for (String table : List.of("member", "suppression", "throttle", "waiting_letter"))
            jdbc.sql("delete from " + table).update();
        try {
            mailbox.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    /** Fields as name, value, name, value ... */
    HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(fields[i]).append('=');
            form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send("POST", path, form.toString(), "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) request.header("Content-Type", type);
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(request.toString(), e);
        }
    }

    /** Waits until there are as many letters as that. */
    MimeMessage[] letters(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> mailbox.getReceivedMessages().length >= count);
        return mailbox.getReceivedMessages();
    }

    /** Waits for a letter to this address; one that a test before asked for may still be on its way. */
    MimeMessage letterTo(String address) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () -> Stream.of(mailbox.getReceivedMessages())
                                .filter(letter ->
                                        GreenMailUtil.getAddressList(to(letter)).contains(address))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Address[] to(MimeMessage letter) {
        try {
            return letter.getAllRecipients();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The link to our pages in the letter's text part, without the host. */
    static String link(MimeMessage letter) {
        Matcher link = LINK.matcher(LetterAssert.text(letter));
        if (!link.find()) throw new IllegalStateException("no link in: " + LetterAssert.text(letter));
        return link.group(1);
    }

    String value(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }

    /** The token in the letters of one of the members, the first. */
    String token() {
        return SampleMembers.token(
                database, Long.parseLong(value("select link from mailable_member order by member_id limit 1")));
    }

    /** Everything a member's row and choices are, to see whether anything changed. */
    String state() {
        return value("select coalesce(string_agg(m::text, ' ' order by m.id), '') from member m")
                + value(
                        "select coalesce(string_agg(d::text, ' ' order by d.member_id, d.digest), '') from member_digest d")
                + value("select count(*) from consent")
                + value("select count(*) from confirmation where done is not null")
                + value("select count(*) from suppression");
    }

    @Override
    public void close() {
        context.close();
        mailbox.stop();
    }
}
