package org.broadsheet.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code broadsheet.fetch.*}: how feeds are fetched.
 *
 * @param interval the pause between two polls while serving
 * @param timeout for all that one feed needs: name, connection, redirects, every page, the last octet
 * @param maxSize of one feed, after decompression
 * @param allowPrivate whether loopback, link-local and private addresses may be asked
 */
@ConfigurationProperties("broadsheet.fetch")
public record FetchSettings(
        @DefaultValue("PT5M") Duration interval,
        @DefaultValue("PT20S") Duration timeout,
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("false") boolean allowPrivate) {

    private static final DataSize CEILING = DataSize.ofMegabytes(512);

    public FetchSettings {
        require(!interval.isNegative() && !interval.isZero(), "interval", "must be longer than nothing");
        require(!timeout.isNegative() && !timeout.isZero(), "timeout", "must be longer than nothing");
        require(timeout.compareTo(Duration.ofHours(1)) <= 0, "timeout", "must be an hour at most");
        require(maxSize.toBytes() > 0, "max-size", "must be larger than nothing");
        require(maxSize.compareTo(CEILING) <= 0, "max-size", "must be 512MB at most");
    }

    /** What is used where nothing is set. */
    public static FetchSettings defaults() {
        return new FetchSettings(Duration.ofMinutes(5), Duration.ofSeconds(20), DataSize.ofMegabytes(10), false);
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) throw new IllegalArgumentException("broadsheet.fetch." + name + " " + rule);
    }
}
