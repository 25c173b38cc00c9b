package org.broadsheet.feed;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.feed.fetch.WebUrl;
import org.broadsheet.platform.Tokens;

/**
 * Whether two items are one story. Pages count before guids, and words before headlines: publishers renew guids, count
 * revisions in them, add parameters to addresses and move between hosts; and they print different stories under one standing
 * headline or at one standing address. Pure.
 */
public final class StoryIdentity {
    /** Hosts of the same site for other devices. */
    private static final Pattern DEVICE_HOST =
            Pattern.compile("(?:^|(?<=^[a-z]{2}\\.))(?:www\\d?|m|mobile|amp|touch)\\.(?=[^.]+\\.)");

    private static final Pattern DEVICE_PATH = Pattern.compile("(?i)^/amp(?=/.)|/amp/?$|(?<=\\.)amp\\.(?=html?$)");
    private static final Pattern SESSION = Pattern.compile("(?i);(?:jsessionid|phpsessid)=[^/]*+");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern INDEX_PAGE = Pattern.compile("(?i)/(?:index|default)\\.(?:html?|php|aspx?|jsp)$");

    /** Parameters that count visitors or choose a device. */
    private static final Pattern TRACKING = Pattern.compile(
            "(?i)(?:utm|at|ns|mtm|pk|piwik|hsa|fb|itm|wt|oly|vero|sc|ga|stm)_\\w+"
                    + "|\\w*cl(?:k|ick)?id|gclsrc|gbraid|wbraid|gad_\\w+|srsltid|li_fat_id|igshid?|mk(?:cid|evt|rid)|\\w*campaign\\w*|ftcamp|taid|mc_[ce]id"
                    + "|_g[al]|_hsenc|_hsmi|mkt_tok|cmp(?:id)?|ocid|ncid|icid|[st]_cid|smid|xtor|ref(?:_?src|errer|_url)?|rss"
                    + "|source|src|origin|partner|spm|trk\\w*|linkid|sr_share|share\\w*|feature|amp|outputtype|output"
                    + "|traffic_source|ftag|from|via|__\\w+|s|share_id|fref|si|smtyp|wprov|guccounter|_branch_\\w+|print(?:able)?|phpsessid|jsessionid|sessionid|cb|nocache");

    /** What publishers count or date their revisions with, at the end of a guid. */
    private static final Pattern REVISION = Pattern.compile(
            "(?i)(?:[#;@|!](?:v|ver|version|rev|revision|r)?|[?&;#@](?:v|ver|version|rev|revision|r|updated|modified|lastmod|ts|t)=|[-_.:/](?:v|ver|version|rev|revision)[=:_./-]?)"
                    + "[0-9][0-9TZ:.+-]*$|(?<=^urn:newsml:.{1,400}:)[0-9]{1,9}[NUA]?$");

    private static final Pattern MARKUP = Pattern.compile("<[^<>]*+>|&[#a-zA-Z0-9]{1,10};");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Duration SAME_DAY = Duration.ofHours(36);
    private static final Duration DOUBLE_POST = Duration.ofHours(2);

    /** Of a longer text the beginning tells enough. */
    private static final int TEXT = 4_000;

    /** A headline of so many words is no standing one. */
    private static final int OWN_HEADLINE = 5;

    /** So many words are more than the fixed sentence of a standing column. */
    private static final int OWN_TEXT = 40;

    private StoryIdentity() {}

    /**
     * The page of an address: the same with http and https, with and without www., a device's host or path, slash at the end,
     * index page, fragment, parameters that only count visitors, and in whatever order the others stand. Empty where the
     * address is a site's front page, which is no story's own, or no web address.
     */
    public static String page(String address) {
        WebUrl url = WebUrl.parse(address);
        if (url == null) return address.strip();
        String host = DEVICE_HOST.matcher(url.host().replaceFirst("\\.$", "")).replaceFirst("");
        String path =
                SESSION.matcher(plain(url.path()).replaceAll("/{2,}", "/")).replaceFirst("");
        path = INDEX_PAGE.matcher(path).replaceFirst("/");
        path = DEVICE_PATH.matcher(path).replaceAll("").replaceFirst("/$", "");
        String query = url.query() == null ? "" : query(url.query());
        if (path.isEmpty() && query.isEmpty()) return "";
        String port = url.port() < 0 || url.port() == 80 || url.port() == 443 ? "" : ":" + url.port();
        return "https://" + host + port + path + query;
    }

    // RFC 3986, section 6.2.2: letters that need no escape, and the escapes' own letters, whatever their case.
    private static String plain(String path) {
        return ESCAPE.matcher(path).replaceAll(escape -> {
            char c = (char) Integer.parseInt(escape.group(1), 16);
            boolean needless = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            return needless ? String.valueOf(c) : escape.group().toUpperCase(Locale.ROOT);
        });
    }

    private static String query(String query) {
        String kept = Arrays.stream(
                        query.replace("&amp;", "&").replaceFirst("^amp;", "").split("&(?:amp;)?"))
                .filter(part -> !part.isEmpty())
                .filter(part -> !TRACKING.matcher(part.replaceFirst("=.*", "")).matches())
                .sorted()
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    /** A hash of the guid without its revision, 32 characters; of a guid that is an address, of its page. */
    public static String guidKey(String guid) {
        String plain = guid.strip();
        String bare = REVISION.matcher(plain).replaceFirst("");
        int hash = bare.indexOf('#');
        // A fragment that is no revision names a part of a page, such as an entry of a live blog.
        String fragment = hash < 0 ? "" : bare.substring(hash);
        return hash(WebUrl.isWeb(bare) ? page(bare) + fragment : bare);
    }

    /** A hash of the title's letters and digits, 32 characters. */
    static String titleHash(String title) {
        return hash(title(title).replace(" ", ""));
    }

    private static String hash(String text) {
        return Tokens.hash(text).substring(0, 32);
    }

    /** What two items must have in common to be compared at all: any of these. */
    public static Set<String> keys(StoredItem stored) {
        Set<String> keys = new LinkedHashSet<>();
        String page = page(stored.item().url());
        if (!page.isEmpty()) keys.add("page " + page);
        keys.add("guid " + guidKey(stored.item().id()));
        String title = title(stored.item().title());
        if (!title.isEmpty()) keys.add("title " + title);
        return keys;
    }

    /** Whether both items tell the same story. */
    public static boolean same(StoredItem a, StoredItem b) {
        if (a.id() == b.id()) return true;
        Comparison both = new Comparison(a, b);
        return both.samePage() || both.sameGuid() || both.sameWords();
    }

    /** Of two items, what they have in common. */
    private record Comparison(StoredItem a, StoredItem b) {
        boolean samePage() {
            String page = page(a.item().url());
            if (page.isEmpty() || !page.equals(page(b.item().url()))) return false;
            if (isTitle() || isText()) return isOneOfAColumn();
            // Another headline and other words: an article that was rewritten, or another story at a standing address.
            return isArticle(page) && !isShownTogether();
        }

        boolean sameGuid() {
            boolean comparable = isFeed() || isGlobal(a.item().id());
            if (!comparable || !guidKey(a.item().id()).equals(guidKey(b.item().id()))) return false;
            return isText() || isTitle() && isTextUnknown();
        }

        boolean sameWords() {
            if (!isTitle()) return false;
            if (isFeed()) return isText() && (isWithin(DOUBLE_POST) || words(a).size() >= OWN_TEXT || isLong());
            boolean own = title(a.item().title()).split(" ").length >= OWN_HEADLINE;
            return isWithin(SAME_DAY) && (isText() || own && isTextUnknown());
        }

        // "Photo of the day" at its standing address has other words each day.
        private boolean isOneOfAColumn() {
            boolean otherWords = isTitle() && !isText() && !isTextUnknown();
            return !otherWords || isSameDate() || isFeed() && !isShownTogether() && isSlug();
        }

        private boolean isShownTogether() {
            return isFeed() && !replaces(a, b) && !replaces(b, a);
        }

        /** Whether the older left the feed when the newer came, as an item does whose guid is renewed. */
        private static boolean replaces(StoredItem newer, StoredItem older) {
            Instant gone = older.goneSince();
            return gone != null
                    && !gone.isAfter(newer.firstSeen())
                    && !newer.firstSeen().isBefore(older.firstSeen());
        }

        private boolean isFeed() {
            return a.feed().equals(b.feed());
        }

        private boolean isTitle() {
            String title = title(a.item().title());
            return !title.isEmpty() && title.equals(title(b.item().title()));
        }

        private boolean isTextUnknown() {
            return words(a).isEmpty() || words(b).isEmpty();
        }

        private boolean isText() {
            return isAlike(words(a), words(b));
        }

        private boolean isLong() {
            return Math.max(a.item().html().length(), b.item().html().length()) >= 600;
        }

        private boolean isSameDate() {
            return a.item().published() != null
                    && a.item().published().equals(b.item().published());
        }

        private boolean isWithin(Duration time) {
            return Duration.between(a.published(), b.published()).abs().compareTo(time) <= 0;
        }

        private boolean isSlug() {
            return isArticle(page(a.item().url()));
        }
    }

    /** Whether the address looks like that of one article: a number, a date or a long slug in its last parts. */
    private static boolean isArticle(String page) {
        String path = page.replaceFirst("^https://[^/?]*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return path.chars().anyMatch(Character::isDigit) || last.split("[-_]").length >= 5;
    }

    private static boolean isGlobal(String guid) {
        return WebUrl.isWeb(guid)
                || guid.regionMatches(true, 0, "tag:", 0, 4)
                || guid.regionMatches(true, 0, "urn:", 0, 4)
                || guid.length() >= 24;
    }

    static String title(String title) {
        String folded = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_WORD.matcher(folded).replaceAll(" ").strip();
    }

    private static Set<String> words(StoredItem stored) {
        Item item = stored.item();
        String text = item.summary() + " "
                + item.html().substring(0, Math.min(TEXT, item.html().length()));
        String plain = MARKUP.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
        Predicate<String> word = part -> !part.isEmpty();
        return Arrays.stream(NOT_WORD.split(plain)).filter(word).collect(Collectors.toSet());
    }

    /** Most words in common; or one is the beginning of the other, as a summary is of its story. */
    private static boolean isAlike(Set<String> a, Set<String> b) {
        int smaller = Math.min(a.size(), b.size());
        if (smaller == 0) return false;
        Set<String> common = new HashSet<>(a);
        common.retainAll(b);
        int all = a.size() + b.size() - common.size();
        return common.size() * 10 >= all * 6 || smaller >= 8 && common.size() * 10 >= smaller * 9;
    }
}
