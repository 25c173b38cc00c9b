package org.broadsheet.feed.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;

/** Why a source could not be fetched, in one line for an editor. */
public class FetchFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration retryAfter;

    FetchFailure(String cause) {
        this(cause, null);
    }

    FetchFailure(String cause, @Nullable Duration retryAfter) {
        super(cause);
        this.retryAfter = retryAfter;
    }

    /** How long the server wants not to be asked (RFC 9110, section 10.2.3); null where it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What broke an exchange. */
    static FetchFailure of(@Nullable Throwable cause, Budget budget) {
        if (cause instanceof FetchFailure failure) return failure;
        if (cause instanceof SocketTimeoutException) return budget.late();
        return new FetchFailure(words(cause));
    }

    private static String words(@Nullable Throwable cause) {
        if (cause instanceof PublicAddresses.Refused) return line(cause.getMessage());
        if (cause instanceof UnknownHostException) return "the host name is not known";
        if (cause instanceof NoRouteToHostException) return "there is no route to the host";
        if (cause instanceof SSLException) return "the secure connection failed: " + line(cause.getMessage());
        if (cause instanceof ConnectException) return "the connection was refused";
        if (cause instanceof NoHttpResponseException) return "the server hung up without an answer";
        if (cause instanceof ConnectionClosedException || cause instanceof TruncatedChunkException)
            return "the answer is cut off: the server hung up in the middle";
        if (cause instanceof ProtocolException) return "the answer is not HTTP: " + line(cause.getMessage());
        return "the connection broke: " + line(cause == null ? null : cause.getMessage());
    }

    /** {@code HTTP 404 Not Found}. */
    static String status(int status, @Nullable String reason) {
        return "the server answered HTTP " + status + (reason == null || reason.isBlank() ? "" : " " + line(reason));
    }

    static String line(@Nullable String message) {
        return message == null ? "no reason given" : TextCleaner.line(message, 200);
    }
}
