package org.broadsheet.console.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.broadsheet.console.server.BodyLimitValve.BodyLimit;
import org.broadsheet.console.server.RefusedBody.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, below everything that reads it, the container's own parsers of forms and parts included. It
 * ends in a {@link RefusedBody} once it is longer than its limit, or slower than {@link #LEAST_RATE} after the timeout;
 * only the time that a thread waits for the client counts.
 */
class MeteredBody implements InputBuffer {
    /** Octets a second. With a timeout of 10 s also the deadline of the whole: 18 s for 64 KB, 138 s for 1 MB. */
    static final long LEAST_RATE = 8 * 1024;

    private final Request request;
    private final InputBuffer body;
    private final BodyLimit limit;
    private final BodyReaders readers;
    private final String client;
    private final BooleanSupplier allowed;
    private final Duration timeout;
    private long read;
    private long waited;
    private boolean placed;
    private @Nullable Reason refused;

    MeteredBody(
            Request request,
            BodyLimit limit,
            BodyReaders readers,
            String client,
            BooleanSupplier allowed,
            Duration timeout) {
        this.request = request;
        this.body = request.getInputBuffer();
        this.limit = limit;
        this.readers = readers;
        this.client = client;
        this.allowed = allowed;
        this.timeout = timeout;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (refused != null) throw new RefusedBody(refused);
        if (limit.guarded() && !allowed.getAsBoolean()) throw refuse(Reason.NOT_ALLOWED);
        if (!placed && mayWait()) place();
        long start = System.nanoTime();
        int count = fromClient(handler);
        waited += System.nanoTime() - start;
        if (count > 0) read += count;
        if (read > limit.octets()) throw refuse(Reason.TOO_LARGE);
        if (isTooSlow()) throw refuse(Reason.TOO_SLOW);
        return count;
    }

    private int fromClient(ApplicationBufferHandler handler) throws IOException {
        try {
            return body.doRead(handler);
        } catch (SocketTimeoutException e) {
            throw refuse(Reason.TOO_SLOW);
        }
    }

    private boolean mayWait() {
        if (read == request.getContentLengthLong()) return false;
        // Takes what has arrived meanwhile, without waiting.
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getAvailable() <= 0;
    }

    private void place() {
        switch (readers.take(client)) {
            case TAKEN -> placed = true;
            case CLIENT_HAS_TOO_MANY -> throw refuse(Reason.TOO_MANY);
            case ALL_FULL -> {
                if (!readers.awaitBriefly(() -> !mayWait())) throw refuse(Reason.BUSY);
            }
        }
    }

    private boolean isTooSlow() {
        long late = waited - timeout.toNanos();
        return late > 0 && read < late / 1_000_000_000.0 * LEAST_RATE;
    }

    private RefusedBody refuse(Reason reason) {
        refused = reason;
        return new RefusedBody(reason);
    }

    /** Why reading ended, where it did. */
    @Nullable
    Reason refused() {
        return refused;
    }

    /**
     * Drops what still comes, so that a client that is sending sees its answer and not a reset connection; never waits
     * for a silent one, and only where a place is free. True: the body is at its end.
     */
    boolean drain(Duration most) {
        if (!placed && readers.take(client) != BodyReaders.Place.TAKEN) return false;
        placed = true;
        long end = System.nanoTime() + most.toNanos();
        try {
            while (!request.isFinished()) {
                request.action(ActionCode.AVAILABLE, Boolean.TRUE);
                if (request.getAvailable() > 0) {
                    if (body.doRead(new Dropped()) < 0) return true;
                } else Thread.sleep(10);
                if (System.nanoTime() > end) return false;
            }
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public int available() {
        return body.available();
    }

    /** Gives the place back and takes itself off the request. */
    void end() {
        if (placed) readers.release(client);
        placed = false;
        request.setInputBuffer(body);
    }

    private static class Dropped implements ApplicationBufferHandler {
        private @Nullable ByteBuffer buffer;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
