package org.broadsheet.feed.fetch;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Compressed bodies, recognised by their first octets: servers compress, and say so or not. */
final class Gzip {
    private Gzip() {}

    static byte[] unpacked(byte[] body, Budget budget) throws FetchFailure {
        if (!packed(body)) return body;
        budget.refund(body.length);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return budget.read(in);
        } catch (FetchFailure e) {
            throw e;
        } catch (EOFException e) {
            throw new FetchFailure("the compressed answer is cut off");
        } catch (ZipException e) {
            throw new FetchFailure("the compressed answer is damaged");
        } catch (IOException e) {
            throw new FetchFailure("the compressed answer cannot be read");
        }
    }

    private static boolean packed(byte[] body) {
        return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }
}
