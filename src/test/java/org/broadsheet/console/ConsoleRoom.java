package org.broadsheet.console;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.member.file.MemberFile;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application with a database, a relay and a feed of its own, and an editor's client that keeps its cookies. */
public final class ConsoleRoom implements AutoCloseable {
    public static final String USER = "admin";
    public static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    public final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    public final DataSource database;
    public final JdbcClient jdbc;
    private final ConfigurableApplicationContext broadsheet;
    private final ProxyCookies cookies = new ProxyCookies();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private ConsoleRoom(String... settings) {
        relay.start();
        String url = TestDatabase.create();
        database = TestDatabase.dataSource(url);
        jdbc = JdbcClient.create(database);
        Map<String, String> all = new LinkedHashMap<>();
        List.of(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.quartz.auto-startup=false",
                        "--spring.freemarker.template-loader-path=file:templates/",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + relay.getSmtp().getPort(),
                        "--broadsheet.site.url=https://letters.example.org",
                        "--broadsheet.newsroom.name=The Morning Paper",
                        "--broadsheet.newsroom.postal-address=1 Example Street",
                        "--broadsheet.newsroom.zone=Europe/Kyiv",
                        "--broadsheet.mail.from=The Morning Paper <daily@example.org>",
                        "--broadsheet.console.password-cost=4",
                        "--broadsheet.console.admin.username=" + USER,
                        "--broadsheet.console.admin.password=" + PASSWORD,
                        "--broadsheet.feeds[0].name=news",
                        "--broadsheet.feeds[0].url=" + feed(),
                        "--broadsheet.digests.daily.title=The Daily",
                        "--broadsheet.digests.daily.schedule=0 0 7 * * ?")
                .forEach(setting -> put(all, setting));
        for (String setting : settings) put(all, setting);
        broadsheet = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.SERVLET)
                .run(all.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
    }

    private static void put(Map<String, String> all, String setting) {
        int equals = setting.indexOf('=');
        all.put(setting.substring(0, equals), setting.substring(equals + 1));
    }

    /** Settings as {@code --name=value}; they count before the room's own. */
    public static ConsoleRoom open(String... settings) {
        return new ConsoleRoom(settings);
    }

    private static URI feed() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        try {
            Path feed = Files.createTempFile("feed", ".xml");
            feed.toFile().deleteOnExit();
            return Files.writeString(
                            feed,
                            "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link><item>"
                                    + "<title>One</title><link>https://example.org/one</link><pubDate>" + date
                                    + "</pubDate></item></channel></rss>")
                    .toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return broadsheet.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return broadsheet.getBean(name, type);
    }

    public String address() {
        return "http://localhost:" + broadsheet.getEnvironment().getProperty("local.server.port");
    }

    /** Rows of our own format: {@code email,name,digests}. */
    public void members(List<String> rows) {
        try {
            Path file = Files.createTempFile("members", ".csv");
            Files.writeString(file, "email,name,digests\n" + String.join("\n", rows) + "\n");
            bean(MemberFile.class).importFile(file, false, false, System.out, System.err);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String value(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }

    public long count(String fromWhere) {
        return Long.parseLong(value("select count(*) from " + fromWhere));
    }

    /** A new browser, as it were. */
    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    public void login() {
        login(USER, PASSWORD);
    }

    public void login(String username, String password) {
        HttpResponse<String> in = post("/console/login", "/console/login", "username", username, "password", password);
        if (in.statusCode() != 302
                || in.headers().firstValue("Location").orElse("").contains("error"))
            throw new IllegalStateException("no login: " + in.statusCode() + in.headers());
    }

    /** The cookies as a request's header has them. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(address() + path)).GET(), headers);
    }

    /** Done when the stream has ended. */
    CompletableFuture<HttpResponse<String>> stream(String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(address() + path)).GET().build(), BodyHandlers.ofString());
    }

    /** Posts a form as the page does that it stands on: with that page's token. Fields as name, value, name, value ... */
    public HttpResponse<String> post(String page, String path, String... fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) throw new IllegalStateException("no form on " + page);
        StringBuilder form = new StringBuilder("_csrf=").append(encoded(token.group(1)));
        for (int i = 0; i < fields.length; i += 2)
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        return submit(path, form.toString());
    }

    /** Posts a form's body as it is. */
    public HttpResponse<String> submit(String path, String form) {
        return submit(path, form, "application/x-www-form-urlencoded");
    }

    HttpResponse<String> submit(String path, String form, String type) {
        return send(
                HttpRequest.newBuilder(URI.create(address() + path)).POST(BodyPublishers.ofString(form)),
                "Content-Type",
                type,
                "Accept",
                "text/html");
    }

    /** Posts a body of that type as it is. */
    public HttpResponse<String> upload(String path, String type, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(address() + path)).POST(BodyPublishers.ofString(body)),
                "Content-Type",
                type);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        broadsheet.close();
        relay.stop();
    }

    /** Cookies as a browser keeps them that sees the site by https, through a proxy. */
    private static final class ProxyCookies extends CookieManager {
        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            return super.get(secure(uri), headers);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(secure(uri), headers);
        }

        private static URI secure(URI uri) {
            return URI.create("https" + uri.toString().substring(uri.toString().indexOf(':')));
        }
    }
}
