package org.broadsheet.bounce.hook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Fetches from Amazon SNS and from nowhere else: an address in a message is the sender's word until it is proved. */
@Component
class SnsHost {
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(?:\\.cn)?");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static boolean isSns(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && HOST.matcher(address.getHost()).matches()
                && address.getUserInfo() == null
                && (address.getPort() == -1 || address.getPort() == 443);
    }

    /** @throws IllegalArgumentException for any other host */
    byte[] get(URI address) {
        if (!isSns(address)) throw new IllegalArgumentException("not an address of SNS");
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200)
                    throw new IllegalStateException("SNS answers " + response.statusCode());
                return body.readNBytes(MOST);
            }
        } catch (IOException e) {
            throw new IllegalStateException("SNS does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking SNS", e);
        }
    }
}
