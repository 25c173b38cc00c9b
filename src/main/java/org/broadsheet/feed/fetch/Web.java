package org.broadsheet.feed.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.Timeout;
import org.broadsheet.platform.DaemonThreads;
import org.jspecify.annotations.Nullable;

/** One GET over HTTP, ended at its deadline whatever the server does, one octet a second included. */
final class Web implements Closeable {
    private static final String AGENT = "Broadsheet/1.0 (newsroom digest; feed reader)";
    private static final String ACCEPT = "application/feed+json, application/atom+xml, application/rss+xml,"
            + " application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, */*;q=0.5";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final Pattern SECONDS = Pattern.compile("^([0-9]++)(?![0-9A-Za-z:-])");
    private static final long EON = 1_000_000_000;

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;

    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("feed-fetch"));

    Web(boolean allowPrivate, Duration timeout) {
        Timeout each = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicAddresses(allowPrivate))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .responseParserFactory(new DefaultHttpResponseParserFactory(new HeadLines(), null))
                        .incomingContentLengthStrategy(Web::length)
                        .build())
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(8)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(each)
                        .setSocketTimeout(each)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(each)
                        .setConnectionRequestTimeout(each)
                        .build())
                .setUserAgent(AGENT)
                // Many servers hang up after an answer without saying so; the next request on that connection would
                // fail.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    Answer get(WebUrl place, Validators known, CookieStore cookies, Budget budget) throws FetchFailure {
        HttpGet request = request(place, known);
        HttpHost host = new HttpHost(place.scheme(), bare(place.host()), place.port());
        HttpClientContext context = HttpClientContext.create();
        context.setCookieStore(cookies);
        Future<Answer> answer = threads.submit(
                () -> client.execute(host, request, context, response -> answer(response, place, known, budget)));
        try {
            return answer.get(budget.rest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw FetchFailure.of(e.getCause(), budget);
        } catch (TimeoutException e) {
            request.cancel();
            throw budget.late();
        } catch (InterruptedException e) {
            request.cancel();
            Thread.currentThread().interrupt();
            throw new FetchFailure("was interrupted");
        }
    }

    // The path is set by itself: one that begins with two slashes would be taken for a host.
    private static HttpGet request(WebUrl place, Validators known) {
        HttpGet request = new HttpGet("/");
        request.setScheme(place.scheme());
        request.setAuthority(new URIAuthority(bare(place.host()), place.port()));
        request.setPath(place.target());
        request.setHeader("Accept", ACCEPT);
        request.setHeader("Accept-Encoding", "gzip");
        if (!place.userInfo().isEmpty()) request.setHeader("Authorization", basic(place.credentials()));
        if (known.etag() != null) request.setHeader("If-None-Match", known.etag());
        if (known.lastModified() != null) request.setHeader("If-Modified-Since", known.lastModified());
        return request;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    // Equal lengths said twice are one (RFC 9110, section 8.6), as browsers take them.
    private static long length(HttpMessage answer) throws HttpException {
        Header coding = answer.getFirstHeader("Transfer-Encoding");
        if (coding != null && !coding.getValue().strip().equalsIgnoreCase("identity"))
            return DefaultContentLengthStrategy.INSTANCE.determineLength(answer);
        Set<String> lengths = new LinkedHashSet<>();
        for (Header header : answer.getHeaders("Content-Length"))
            for (String length : header.getValue().split(",")) lengths.add(length.strip());
        if (lengths.isEmpty()) return ContentLengthStrategy.UNDEFINED;
        String only = lengths.iterator().next();
        if (lengths.size() > 1 || !only.matches("[0-9]{1,18}"))
            throw new ProtocolException("Content-Length says " + String.join(" and ", lengths));
        return Long.parseLong(only);
    }

    private static Answer answer(ClassicHttpResponse response, WebUrl place, Validators known, Budget budget)
            throws IOException {
        int status = response.getCode();
        URI here = place.anonymous().uri();
        if (REDIRECTS.contains(status))
            return new Answer(new Fetched(new byte[0], null, here, Validators.NONE, false), location(response));
        String words = FetchFailure.status(status, response.getReasonPhrase());
        if (status == 304 && known.equals(Validators.NONE))
            throw new FetchFailure(words + " to a request that named nothing to compare with");
        // A proxy that changes what it passes on says 203.
        if (status != 200 && status != 203 && status != 304) throw new FetchFailure(words, retryAfter(response));
        Validators said = new Validators(validator(response, "ETag"), validator(response, "Last-Modified"));
        return new Answer(
                status == 304
                        // RFC 9111, section 4.3.4: what a 304 says takes the place of what was stored.
                        ? new Fetched(new byte[0], null, here, said.or(known), true)
                        : fetched(response.getEntity(), here, said, budget),
                null);
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        String said = header(response, "Retry-After");
        if (said == null) return null;
        Matcher seconds = SECONDS.matcher(said);
        if (seconds.lookingAt()) return Duration.ofSeconds(seconds.end(1) > 9 ? EON : Long.parseLong(seconds.group(1)));
        Instant until = DateUtils.parseStandardDate(said);
        if (until == null) return null;
        Duration wait = Duration.between(Instant.now(), until);
        return wait.isNegative() ? null : wait;
    }

    private static Fetched fetched(@Nullable HttpEntity entity, URI place, Validators validators, Budget budget)
            throws IOException {
        if (entity == null) return new Fetched(new byte[0], null, place, validators, false);
        budget.announce(entity.getContentLength());
        try (InputStream in = entity.getContent()) {
            byte[] body = Compression.unpacked(budget.read(in), entity.getContentEncoding(), budget);
            return new Fetched(body, charset(entity), place, validators, false);
        }
    }

    private static @Nullable String charset(HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return type == null ? null : type.getParameter("charset");
    }

    private static String location(ClassicHttpResponse response) throws FetchFailure {
        String location = header(response, "Location");
        if (location == null) throw new FetchFailure("redirects without saying where");
        return utf8(location);
    }

    // The library takes octets for ISO-8859-1; servers send UTF-8, and where that fails browsers go back to ISO-8859-1.
    private static String utf8(String header) {
        if (header.chars().allMatch(c -> c < 0x80)) return header;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }

    // The database takes no NUL, and a server that writes control characters gets nothing of the kind back.
    private static @Nullable String validator(ClassicHttpResponse response, String name) {
        String said = header(response, name);
        return said == null || said.isBlank() || said.chars().anyMatch(c -> c < ' ' || c == 0x7f) ? null : said;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** A blank before the colon is read over, and so is a line without one: some servers let their scripts' warnings in. */
    private static final class HeadLines extends BasicLineParser {
        @Override
        public Header parseHeader(CharArrayBuffer line) {
            int colon = Math.max(0, line.indexOf(':'));
            String name = line.substringTrimmed(0, colon);
            return new BasicHeader(name.isEmpty() ? "-" : name, line.substringTrimmed(colon + 1, line.length()));
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }

    /** One hop: either what was fetched or where it is to be found. */
    record Answer(Fetched fetched, @Nullable String redirect) {}
}
