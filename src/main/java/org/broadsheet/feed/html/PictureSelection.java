package org.broadsheet.feed.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the pictures that a feed names for an item and says why one was chosen. What has another role than to show the
 * story (counter, spacer, icon, portrait, button) is out where something other than the look of its address tells so: its
 * declared size, its style, the markup around it, or the service that serves nothing else. An address alone lowers the
 * weight only, since a photograph may have any name.
 */
public final class PictureSelection {
    private static final int ICON = 48;
    private static final int WIDE_ENOUGH = 1200;
    private static final Set<String> PHOTOGRAPHS = Set.of("jpg", "jpeg", "png", "webp", "avif", "heic", "jfif");
    private static final Set<String> NOT_SHOWN = Set.of("svg", "svgz", "ico");

    /** Services that serve counters, emoji or portraits and no photographs of stories. */
    private static final Pattern SERVICE = Pattern.compile(
            "//(?:[^/]{0,99}\\.)?(?:gravatar\\.com/avatar|doubleclick\\.net/|google-analytics\\.com/|feedburner\\.com/~"
                    + "|feedsportal\\.com/|feeds\\.wordpress\\.com/|pixel\\.wp\\.com/|stats\\.wordpress\\.com/|scorecardresearch\\.com/"
                    + "|s\\.w\\.org/images/core/emoji/|twemoji\\.maxcdn\\.com/|fbcdn\\.net/images/emoji|facebook\\.com/tr\\b)",
            Pattern.CASE_INSENSITIVE);

    /** What serves a counter: an address that ends in no picture file and speaks of counting. */
    private static final Pattern COUNTER = Pattern.compile(
            "(?:^|[/?&=._-])(?:hits?|count(?:er)?|pixels?|track(?:er|ing)?|beacons?|stats?|collect|impressions?|analytics|piwik|matomo|1x1|open)(?:$|[/?&=._-])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACER = Pattern.compile(
            "(?:1x1|pixel|spacer|blank|transparent|clear|trans|empty|lazy(?:[-_]?load(?:er|ed|ing)?)?|load(?:ing|er)|placeholder|grey|gray|spinner|beacon)(?:[-_.]?\\d+)?\\.(?:gif|png|svg)",
            Pattern.CASE_INSENSITIVE);
    /** By what browsers and systems look for a site's icon; no photograph is called so. */
    private static final Pattern SITE_ICON = Pattern.compile(
            "(?:apple-touch-icon|android-chrome|favicon|mstile|site-?icon|touch-?icon)[^/]*+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SIZE_IN_NAME = Pattern.compile("(?<!\\d)(\\d{1,4})x(\\d{1,4})(?!\\d)");
    private static final Pattern WIDTH_IN_QUERY =
            Pattern.compile("[?&](?:w|width|s|size|resize)=(\\d{1,5})(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORTRAIT = Pattern.compile(
            "(?:^|[\\s/_-])(?:avatars?|gravatar|authors?|bylines?|profiles?|headshots?|mugshots?|userpics?|contributors?|about-?the-?author)(?:$|[\\s/_.-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PORTRAIT_CLASS = Pattern.compile(
            "(?:^|[\\s_-])(?:avatar|gravatar|headshot|mugshot|userpic|author[-_]?(?:image|photo|pic|img|bio|box|avatar)|byline[-_]?(?:image|photo))(?:$|[\\s_-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DECORATION = Pattern.compile(
            "(?:^|[\\s/_-])(?:logos?|icons?|sprites?|placeholder|default|buttons?|badges?|emojis?|smil(?:ey|ie)s?|favicon|banner|divider|separator)(?:$|[\\s/_.-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CARD_CLASS = Pattern.compile(
            "(?:^|[\\s_-])(?:subscri(?:be|ption)|sign-?up|newsletter|donat(?:e|ion)|shar(?:e|ing)|sharedaddy|social|follow|advert(?:isement)?|sponsor|promo|related|emoji|smiley|wp-smiley|icon|paywall|cta)(?:$|[\\s_-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CARD_LINK = Pattern.compile(
            "link:(?!https?:|/|\\s)[a-z.+-]{2,20}:"
                    + "|link:\\S*?/(?:share|sharer|sharing|intent|dialog|submit|send|forward|pin/create|subscribe|signup|sign-up|newsletters?"
                    + "|donate|support-us|membership)(?:[/?#\\s.]|$)|link:\\S*?//wa\\.me/",
            Pattern.CASE_INSENSITIVE);

    private final List<String> names;
    private final List<String> refused = new ArrayList<>();

    /** @param names of the item's authors, whose pictures are portraits */
    public PictureSelection(List<String> names) {
        this.names = names;
    }

    /** A choice and its reason, in one line for an editor. */
    public record Choice(@Nullable PictureCandidate picture, String reason) {}

    public Choice of(List<PictureCandidate> candidates) {
        PictureCandidate best = null;
        int most = 0;
        int order = 0;
        for (PictureCandidate candidate : candidates) {
            String role = role(candidate);
            int weight = role != null ? 0 : weight(candidate) - Math.min(order++, 20);
            if (role != null) refused.add(role);
            else if (weight <= 0) refused.add("probably not of the story");
            if (weight > most) {
                most = weight;
                best = candidate;
            }
        }
        return new Choice(best, reason(best, candidates.size()));
    }

    private String reason(@Nullable PictureCandidate best, int count) {
        String others = refused.isEmpty()
                ? ""
                : "; left out: "
                        + String.join(", ", refused.stream().distinct().limit(5).toList());
        if (best == null) return count == 0 ? "the feed names no picture" : "no picture of the story" + others;
        String width = best.width() > 0 ? ", " + best.width() + " px wide" : "";
        return best.place().words + width + (count > 1 ? ", of " + count : "") + others;
    }

    /** The role of a picture that does not show the story, in words; null where it may. */
    static @Nullable String role(PictureCandidate picture) {
        String url = picture.url();
        String ending = Links.ending(url);
        if (NOT_SHOWN.contains(ending)) return "a drawing that mail programs do not show";
        if (isSmall(picture.width()) || isSmall(picture.height()) || hasIconName(url)) return "an icon or a counter";
        if (SERVICE.matcher(url).find()) return "a counter, an emoji or a portrait of a service";
        if (isSpacer(url)) return "a placeholder";
        if (!PHOTOGRAPHS.contains(ending) && picture.width() == 0 && isCounter(url)) return "a counter";
        if (picture.width() >= 5 * picture.height() && picture.height() > 0) return "a banner";
        if (PORTRAIT_CLASS.matcher(picture.hint()).find()) return "a portrait";
        if (CARD_LINK.matcher(picture.hint()).find()
                || CARD_CLASS.matcher(classes(picture)).find()) return "a button or a card";
        return null;
    }

    private static String classes(PictureCandidate picture) {
        return picture.hint().replaceAll("link:\\S*+", " ");
    }

    private static boolean isSmall(int size) {
        return size > 0 && size <= ICON;
    }

    // Two equal numbers in a PNG's or GIF's name; a photograph may be of a 4x4.
    private static boolean hasIconName(String url) {
        if (SITE_ICON.matcher(name(url)).matches()) return true;
        Matcher size = SIZE_IN_NAME.matcher(name(url));
        return size.find()
                && size.group(1).equals(size.group(2))
                && number(size.group(1)) >= 8
                && isSmall(number(size.group(1)))
                && Set.of("png", "gif").contains(Links.ending(url));
    }

    static boolean isSpacer(String url) {
        return SPACER.matcher(name(url)).matches();
    }

    // A host may be called anything; what its path and query say counts.
    private static boolean isCounter(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        boolean gif = Links.ending(url).equals("gif");
        boolean counts = path >= 0 && COUNTER.matcher(url.substring(path)).find();
        return counts || gif && COUNTER.matcher(url).find();
    }

    private int weight(PictureCandidate picture) {
        int weight = picture.place().weight + (picture.preferred() ? 25 : 0) + size(picture) + format(picture.url());
        String name = path(picture.url());
        boolean byAddress = PORTRAIT.matcher(name).find();
        if (byAddress || PORTRAIT.matcher(classes(picture)).find()) weight -= 60;
        if (isAuthor(picture)) weight -= 60;
        if (byAddress && isSquare(picture)) weight -= 60;
        if (DECORATION.matcher(name).find()
                || DECORATION.matcher(classes(picture)).find()) weight -= 40;
        return weight;
    }

    private boolean isAuthor(PictureCandidate picture) {
        return names.stream().anyMatch(name -> name.equalsIgnoreCase(picture.alt()));
    }

    private static boolean isSquare(PictureCandidate picture) {
        int width = width(picture);
        return width > 0 && width <= 300 && (picture.height() == 0 || picture.height() == width);
    }

    private static int size(PictureCandidate picture) {
        int width = width(picture);
        if (width == 0) return 0;
        if (width < 150) return -45;
        if (width < 300) return -30;
        return width < WIDE_ENOUGH ? width / 100 : Math.max(5, 20 - (width - WIDE_ENOUGH) / 400);
    }

    private static int width(PictureCandidate picture) {
        if (picture.width() > 0) return picture.width();
        Matcher query = WIDTH_IN_QUERY.matcher(picture.url());
        if (query.find()) return number(query.group(1));
        Matcher size = SIZE_IN_NAME.matcher(name(picture.url()));
        return size.find() ? number(size.group(1)) : 0;
    }

    // Mail programs: all show JPEG and PNG, most WebP, few AVIF.
    private static int format(String url) {
        return switch (Links.ending(url)) {
            case "jpg", "jpeg", "png" -> 4;
            case "webp" -> 2;
            case "gif" -> -5;
            case "bmp", "avif", "heic", "tif", "tiff" -> -10;
            default -> 0;
        };
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String path(String url) {
        int host = url.indexOf("//");
        int path = url.indexOf('/', host + 2);
        int end = url.indexOf('?');
        return path < 0 ? "" : url.substring(path, end < path ? url.length() : end);
    }

    private static String name(String url) {
        String path = path(url);
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
