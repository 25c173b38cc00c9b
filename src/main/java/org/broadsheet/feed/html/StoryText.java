package org.broadsheet.feed.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.feed.html.TextBlocks.Block;
import org.jsoup.nodes.Document;

/**
 * Finds the paragraphs in which a page tells its story. What is around them is told by its shape, in any language: markup
 * for captions and boxes, lines that are links, a last line that leads to the item itself or names it and its site.
 */
public final class StoryText {
    private static final int LONGEST_LINE = 60;
    private static final int FEW = 5;
    private static final Pattern CREDIT = Pattern.compile(
            "\\(?\\s*+(?:©|(?:photo(?:graph|s)?|foto(?:grafie|graf|s)?|fotograf[ií]a|zdj(?:ęcie|\\.)?|fot|фото(?:графія|графия)?|світлина|image|imagen|bild(?:er)?|immagine|picture|crédit|credit|quelle|source|illustration|صورة|الصورة)(?:\\s++(?:by|credit|von|par|de|di|od))?\\s*+[:/©—–-])(?:.{0,200})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern ENDED = Pattern.compile("[.!?…:;。！？؟।՞][\"'”’»«)\\]]{0,3}$");
    private static final Pattern BOX_LINK = Pattern.compile(
            "/(?:subscribe|signup|sign-up|newsletters?|donate|support-us|membership|abo|abonnement)/?(?:[?#].*)?$",
            Pattern.CASE_INSENSITIVE);
    /** A channel or profile to be followed, not a single post of it. */
    private static final Pattern PROFILE = Pattern.compile(
            "^https?://(?:www\\.|m\\.)?(?:t\\.me|telegram\\.me|(?:facebook|twitter|x|instagram|threads|tiktok|linkedin|youtube|viber|whatsapp|news\\.google)\\.com|threads\\.net|bsky\\.app|invite\\.viber\\.com)"
                    + "/(?:@?[^/?#]+|(?:channel|profile|company|c|user|publications)/[^/?#]+)/?(?:[?#].*)?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBERED = Pattern.compile("\\d{1,6}\\s\\p{L}+\\.?");

    private final Setting setting;
    private final String itemPage;
    private final String sitePage;

    StoryText(Setting setting) {
        this.setting = setting;
        this.itemPage = page(setting.url());
        this.sitePage = page(setting.site());
    }

    private boolean isItem(String href) {
        return !itemPage.isEmpty() && page(href).equals(itemPage);
    }

    private boolean isSite(String href) {
        return !sitePage.isEmpty() && page(href).equals(sitePage);
    }

    private static String page(String address) {
        return Links.normalised(address).replaceFirst("^https?://(?:www\\.)?", "");
    }

    /**
     * What lines around a story name.
     *
     * @param url the item's page, {@code site} the newsroom's; empty where not known
     */
    public record Setting(String url, String site, String title, String feed) {
        static final Setting NONE = new Setting("", "", "", "");
    }

    List<String> paragraphs(Document page) {
        List<Block> blocks = TextBlocks.of(page, true);
        if (blocks.isEmpty()) blocks = TextBlocks.of(page, false);
        List<Block> told = blocks.stream().filter(block -> !block.quoted).toList();
        int words = told.stream().mapToInt(block -> block.words).sum();
        // A list or a quotation is the story where little stands beside it.
        return lines(words < FEW ? blocks : told);
    }

    private List<String> lines(List<Block> blocks) {
        List<Block> kept = new ArrayList<>(blocks);
        if (blocks.stream().anyMatch(block -> block.linked * 2 < block.line.length() && !isBeside(block)))
            kept.removeIf(StoryText::isBeside);
        while (kept.size() > 1 && isLeftover(kept.get(kept.size() - 1), kept)) kept.remove(kept.size() - 1);
        while (kept.size() > 1 && isHead(kept.get(0), kept.get(1))) kept.remove(0);
        List<String> lines = kept.stream()
                .map(this::withoutMore)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) return kept.stream().map(block -> block.line).toList();
        List<String> found = new ArrayList<>(lines);
        String last = withoutSignature(found.remove(lines.size() - 1));
        if (!last.isEmpty()) found.add(last);
        return found;
    }

    // Where the markup of "The post X appeared first on Y" is lost, it is the last sentence.
    private String withoutSignature(String line) {
        int title = setting.title().isEmpty() ? -1 : line.lastIndexOf(setting.title());
        if (title < 0) return line;
        int start = title;
        while (start > 1 && !(line.charAt(start - 1) == ' ' && ".!?…]".indexOf(line.charAt(start - 2)) >= 0)) start--;
        if (start == 1) start = 0;
        return isSignature(line.substring(start), setting)
                ? line.substring(0, start).strip()
                : line;
    }

    /** A caption, a credit, a line of links, a box that asks for something. */
    private static boolean isBeside(Block block) {
        String line = block.line;
        int words = block.words;
        if (words > LONGEST_LINE) return false;
        boolean slanted = block.slanted * 10 >= line.length() * 9;
        boolean caption = (block.picture || block.afterPicture) && slanted
                || block.picture && words <= 12 && !ENDED.matcher(line).find();
        boolean link = words <= 12 && block.linked * 10 >= line.length() * 8;
        boolean pointer = words <= 15 && block.firstLinkAt > 0 && endsWithLink(block) && isLabel(block);
        boolean box = block.links.stream()
                .anyMatch(href -> words <= 40 && BOX_LINK.matcher(href).find()
                        || words <= 15 && PROFILE.matcher(href).find());
        return caption
                || link
                || pointer
                || box
                || (words <= 25 && CREDIT.matcher(line).matches());
    }

    /** The last line of a page: a few words that are no sentence, or what names the item and the site. */
    private boolean isLeftover(Block block, List<Block> all) {
        String line = block.line;
        int words = block.words;
        boolean longer = all.stream().anyMatch(other -> other != block && other.words > 4);
        if (words <= 4
                && longer
                && (!ENDED.matcher(line).find() || NUMBERED.matcher(line).matches())) return true;
        return words <= LONGEST_LINE && namesItem(block, line, words);
    }

    private boolean namesItem(Block block, String line, int words) {
        boolean item = block.links.stream().anyMatch(this::isItem);
        boolean site = block.links.stream().anyMatch(this::isSite);
        boolean short_ = words <= 12 + Summary.words(setting.title()) + Summary.words(setting.feed());
        return short_
                && (item && (site || block.links.size() == 1)
                        || isSignature(line, setting)
                        || site && endsWithLink(block));
    }

    /** Whether the line holds the item's title and the feed's, as "The post X appeared first on Y" does in any language. */
    static boolean isSignature(String line, Setting setting) {
        String lower = line.toLowerCase(Locale.ROOT);
        String title = setting.title().toLowerCase(Locale.ROOT);
        String feed = setting.feed().toLowerCase(Locale.ROOT);
        int at = title.isEmpty() ? -1 : lower.indexOf(title);
        int words = Summary.words(line) - Summary.words(title) - Summary.words(feed);
        return at > 0 && !feed.isEmpty() && lower.indexOf(feed, at + title.length()) > 0 && words <= 12;
    }

    private static boolean endsWithLink(Block block) {
        return block.lastLinkAt >= 0
                && block.text.substring(block.lastLinkAt).strip().length() <= block.lastLink.length() + 2;
    }

    // "See also:" and a link.
    private static boolean isLabel(Block block) {
        return block.text.substring(0, block.firstLinkAt).strip().endsWith(":");
    }

    // A dateline, a byline, a label; not a short sentence.
    private static boolean isHead(Block first, Block next) {
        String line = first.line;
        return first.words <= 6 && next.words >= 8 && !ENDED.matcher(line).find();
    }

    /** The line without a link at its end that leads to the item: "… Continue reading". */
    private String withoutMore(Block block) {
        String line = block.line;
        if (block.links.isEmpty() || !endsWithLink(block)) return line;
        if (!isItem(block.links.get(block.links.size() - 1))) return line;
        String before = Plain.line(block.text.substring(0, block.lastLinkAt));
        boolean done = before.isEmpty() || ENDED.matcher(before).find() || before.endsWith("]") || before.endsWith("(");
        int most = 6 + Summary.words(setting.title());
        return done && Summary.words(block.lastLink) <= most
                ? before.replaceFirst("\\($", "").strip()
                : line;
    }
}
