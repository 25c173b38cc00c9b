package org.broadsheet.feed.html;

import org.jspecify.annotations.Nullable;

/**
 * A picture that a feed names for an item.
 *
 * @param width declared, in pixels; 0 where it is not
 * @param hint words of the markup around it that tell its role: class, id, the address that it links to
 * @param preferred the feed calls it the default of several
 */
public record PictureCandidate(
        String url,
        String alt,
        @Nullable String credit,
        Place place,
        int width,
        int height,
        String hint,
        boolean preferred) {
    /** Where a candidate stands, with its weight: what names the story's picture goes before what may be another's. */
    public enum Place {
        FEATURE("the item's own picture", 110),
        MEDIA_CONTENT("media:content", 100),
        ENCLOSURE("enclosure", 98),
        POSTER("the film's poster", 96),
        MEDIA_THUMBNAIL("media:thumbnail", 80),
        STORY("picture in the story", 70),
        EXCERPT("picture in the excerpt", 65),
        ITUNES("itunes:image", 50),
        CHANNEL_STYLE("image element", 48),
        STILL("the film's still", 30);

        final String words;
        final int weight;

        Place(String words, int weight) {
            this.words = words;
            this.weight = weight;
        }
    }

    public static PictureCandidate of(String url, Place place) {
        return new PictureCandidate(url, "", null, place, 0, 0, "", false);
    }
}
