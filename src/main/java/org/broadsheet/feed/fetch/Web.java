package org.broadsheet.feed.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One GET over HTTP, ended at its deadline whatever the server does: a drip of one octet a second included. */
final class Web implements Closeable {
    private static final String AGENT = "Broadsheet/1.0 (newsroom digest; feed reader)";
    private static final String ACCEPT = "application/feed+json, application/atom+xml, application/rss+xml,"
            + " application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, */*;q=0.5";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "feed-fetch");
        thread.setDaemon(true);
        return thread;
    });

    Web(boolean allowPrivate, Duration timeout) {
        Timeout each = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicAddresses(allowPrivate))
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
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    Answer get(URI place, Validators known, Budget budget) throws FetchFailure {
        HttpGet request = request(place, known);
        Future<Answer> answer =
                threads.submit(() -> client.execute(request, response -> answer(response, place, budget)));
        try {
            return answer.get(budget.rest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Trouble.of(e.getCause(), budget);
        } catch (TimeoutException e) {
            request.cancel();
            throw budget.late();
        } catch (InterruptedException e) {
            request.cancel();
            Thread.currentThread().interrupt();
            throw new FetchFailure("was interrupted");
        }
    }

    private static HttpGet request(URI place, Validators known) {
        HttpGet request = new HttpGet(bare(place));
        request.setHeader("Accept", ACCEPT);
        request.setHeader("Accept-Encoding", "gzip");
        if (place.getRawUserInfo() != null) request.setHeader("Authorization", basic(place.getUserInfo()));
        if (known.etag() != null) request.setHeader("If-None-Match", known.etag());
        if (known.lastModified() != null) request.setHeader("If-Modified-Since", known.lastModified());
        return request;
    }

    private static URI bare(URI place) {
        String path = place.getRawPath() == null || place.getRawPath().isEmpty() ? "/" : place.getRawPath();
        String query = place.getRawQuery() == null ? "" : "?" + place.getRawQuery();
        String port = place.getPort() < 0 ? "" : ":" + place.getPort();
        return URI.create(URI.create(place.getScheme() + "://" + place.getHost() + port + path + query)
                .toASCIIString());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer answer(ClassicHttpResponse response, URI place, Budget budget) throws IOException {
        Validators validators = new Validators(header(response, "ETag"), header(response, "Last-Modified"));
        int status = response.getCode();
        Fetched nothing = new Fetched(new byte[0], null, place, validators, status == 304);
        if (status == 304) return new Answer(nothing, null);
        if (REDIRECTS.contains(status)) return new Answer(nothing, location(response));
        if (status != 200) throw new FetchFailure(Trouble.status(status, response.getReasonPhrase()));
        return new Answer(fetched(response.getEntity(), place, validators, budget), null);
    }

    private static Fetched fetched(@Nullable HttpEntity entity, URI place, Validators validators, Budget budget)
            throws IOException {
        if (entity == null) return new Fetched(new byte[0], null, place, validators, false);
        budget.announce(entity.getContentLength());
        try (InputStream in = entity.getContent()) {
            byte[] body = Gzip.unpacked(budget.read(in), budget);
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
        return location;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
