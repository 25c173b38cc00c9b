package org.broadsheet.feed.fetch;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Content codings (RFC 9110, section 8.4): gzip, also where no header names it, deflate in both forms, and br. */
final class Compression {
    /** Two servers in a row may each compress. */
    private static final int MOST = 4;

    private Compression() {}

    /**
     * The body as it was before compression, each step counted against the budget.
     *
     * @param codings the header's value, such as {@code gzip, br}; null: none
     */
    static byte[] unpacked(byte[] body, @Nullable String codings, Budget budget) throws FetchFailure {
        byte[] plain = body;
        for (String coding : codings(codings)) plain = unpackedOnce(plain, coding, budget);
        for (int n = 0; n < MOST && isGzip(plain); n++) plain = inflated(plain, "gzip", budget);
        return plain;
    }

    // In the order in which they were applied; they are undone from the last on.
    private static List<String> codings(@Nullable String header) throws FetchFailure {
        if (header == null || header.isBlank()) return List.of();
        List<String> codings = Arrays.asList(header.toLowerCase(Locale.ROOT).split(","));
        if (codings.size() > MOST) throw new FetchFailure("the answer is compressed more than " + MOST + " times");
        Collections.reverse(codings);
        return codings;
    }

    private static byte[] unpackedOnce(byte[] body, String coding, Budget budget) throws FetchFailure {
        return switch (coding.strip()) {
            case "", "identity", "none", "utf-8", "utf8", "aws-chunked" -> body;
            // Some servers name the coding and send the plain text.
            case "gzip", "x-gzip" -> isGzip(body) ? inflated(body, "gzip", budget) : body;
            case "deflate" -> isText(body) ? body : inflated(body, "deflate", budget);
            case "br" -> isText(body) ? body : inflated(body, "br", budget);
            default ->
                throw new FetchFailure("the answer is compressed as " + FetchFailure.line(coding)
                        + ", which nobody asked for and which is not read here");
        };
    }

    private static byte[] inflated(byte[] body, String coding, Budget budget) throws FetchFailure {
        budget.refund(body.length);
        try (InputStream in = stream(body, coding)) {
            return budget.read(in);
        } catch (FetchFailure e) {
            throw e;
        } catch (EOFException e) {
            throw new FetchFailure("the compressed answer is cut off");
        } catch (IOException e) {
            throw new FetchFailure("the compressed answer is damaged (compressed as " + coding + ")");
        }
    }

    private static InputStream stream(byte[] body, String coding) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip" -> new Gunzip(in);
            case "br" -> new BrotliInputStream(in);
            // RFC 9110 means zlib's format; some servers send deflate without its header.
            default -> new InflaterInputStream(in, new Inflater(!isZlib(body)));
        };
    }

    /** Ends where the data ends, also where the eight octets behind it are lost; browsers do not miss them. */
    private static final class Gunzip extends GZIPInputStream {
        Gunzip(InputStream in) throws IOException {
            super(in);
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            try {
                return super.read(to, from, length);
            } catch (EOFException e) {
                if (inf.finished()) return -1;
                throw e;
            }
        }
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    // RFC 1950, section 2.2: method 8, and both octets together a multiple of 31.
    private static boolean isZlib(byte[] body) {
        return body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 == 0;
    }

    private static boolean isText(byte[] body) {
        int first = 0;
        while (first < body.length && body[first] > 0 && body[first] <= ' ') first++;
        boolean mark = body.length > 2 && (body[0] & 0xff) == 0xef && (body[1] & 0xff) == 0xbb;
        return mark || first < body.length && (body[first] == '<' || body[first] == '{');
    }
}
