package org.broadsheet.feed.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Knows films on the web: YouTube's and Vimeo's addresses, and files of a video type. */
public final class Films {
    private static final Pattern YOUTUBE = Pattern.compile(
            "(?i)^https?://(?:[\\w-]+\\.)?(?:youtube(?:-nocookie)?\\.com/(?:watch/?\\?(?:[^#]*&(?:amp;)?)?v=|embed/|v/|shorts/|live/)|youtu\\.be/)([\\w-]{6,20})");
    private static final Pattern VIMEO = Pattern.compile(
            "(?i)^https?://(?:www\\.|player\\.)?vimeo\\.com/(?:video/|channels/[^/]+/|groups/[^/]+/videos/)?(\\d{5,12})(?![\\d])");
    private static final Pattern FILE = Pattern.compile("mp4|m4v|mov|webm|ogv|avi|mkv|mpe?g|wmv|flv|3gp|m3u8");
    private static final String EMBEDS =
            "iframe[src], iframe[data-src], embed[src], object[data], video[src], video source[src]";

    private Films() {}

    /** Embeds and players, and links that stand alone in a paragraph, as editors paste them. */
    static List<String> in(Document page, String base) {
        List<String> found = new ArrayList<>();
        page.select(EMBEDS)
                .forEach(embed -> add(address(embed, base), embed.tagName().matches("video|source"), found));
        for (Element block : page.select("p, figure, div"))
            if (leaf(block)) add(Links.absolute(alone(block), base), false, found);
        return found;
    }

    private static boolean leaf(Element block) {
        return block.childrenSize() == 0
                || (block.childrenSize() == 1 && block.child(0).childrenSize() == 0);
    }

    private static void add(@Nullable String address, boolean player, List<String> found) {
        if (address != null && (player || known(address)) && !found.contains(address)) found.add(address);
    }

    private static @Nullable String address(Element embed, String base) {
        for (String name : List.of("src", "data-src", "data")) {
            String absolute = Links.absolute(embed.attr(name), base);
            if (absolute != null) return absolute;
        }
        return null;
    }

    private static String alone(Element block) {
        String text = block.text().strip();
        return text.matches("(?i)https?://\\S+") ? text : "";
    }

    /** Whether the address is a page, an embed or a file of a film. */
    public static boolean known(@Nullable String address) {
        return address != null
                && (youTube(address) != null || VIMEO.matcher(address).find() || isFile(address));
    }

    public static boolean isFile(String address) {
        return FILE.matcher(Links.ending(address)).matches();
    }

    public static boolean type(@Nullable String type) {
        return type != null
                && type.toLowerCase(Locale.ROOT)
                        .matches(
                                "video/.*|application/x-shockwave-flash|application/(x-mpegurl|vnd\\.apple\\.mpegurl)");
    }

    /** The still that YouTube itself keeps for every film; null for films from elsewhere. */
    public static @Nullable String still(String address) {
        String id = youTube(address);
        return id == null ? null : "https://i.ytimg.com/vi/" + id + "/hqdefault.jpg";
    }

    private static @Nullable String youTube(String address) {
        Matcher film = YOUTUBE.matcher(address);
        return film.find() && !film.group(1).equalsIgnoreCase("videoseries") ? film.group(1) : null;
    }
}
