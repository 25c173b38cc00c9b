package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.console.ConsolePageModel;
import org.broadsheet.console.LetterPage;
import org.broadsheet.console.PageSettings;
import org.broadsheet.console.SseHub;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Story;
import org.broadsheet.feed.Items;
import org.broadsheet.feed.WebLinks;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Preview;
import org.broadsheet.letter.Proofs;
import org.broadsheet.letter.Proofs.Proof;
import org.broadsheet.member.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.HtmlUtils;

/**
 * What changes beside the list of an edition in the making: its letter, in a frame; a check of its links; and how many
 * stories have come since the page was made.
 */
@Controller
class LetterController {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final DraftEditions drafts;
    private final Proofs proofs;
    private final WebLinks links;
    private final Items items;
    private final SseHub hub;
    private final ConsolePageModel pages;

    LetterController(
            DraftEditions drafts, Proofs proofs, WebLinks links, Items items, SseHub hub, ConsolePageModel pages) {
        this.drafts = drafts;
        this.proofs = proofs;
        this.links = links;
        this.items = items;
        this.hub = hub;
        this.pages = pages;
    }

    @GetMapping("/console/today/{digest}/letter")
    ResponseEntity<String> letter(
            @PathVariable("digest") String digest,
            @RequestParam(name = "edition", required = false) @Nullable String name,
            HttpServletRequest request) {
        View view = View.of(request);
        try {
            Proof proof = proofs.proof(drafts.open(digest, name).edition(), view.shape());
            return LetterPage.of(proof.preview(), view.isDark(), view.hasPictures());
        } catch (BrokenTemplate | IllegalStateException e) {
            return LetterPage.words(String.valueOf(e.getMessage()));
        }
    }

    /** Requests every link of the letter. Only on demand: it takes seconds and other servers notice. */
    @PostMapping("/console/today/{digest}/links")
    String links(
            @PathVariable("digest") String digest,
            @RequestParam(name = "edition", defaultValue = "") String name,
            Model model,
            HttpServletRequest request) {
        DraftEdition draft = drafts.open(digest, name);
        Links found = Links.of(proofs.proof(draft.edition(), Format.FULL).preview(), draft.content());
        List<LetterChecks.Finding> dead = found.dead(links.troubles(found.addresses()));
        model.addAttribute("desk", draft);
        model.addAttribute("view", View.of(request));
        model.addAttribute("dead", dead);
        model.addAttribute("asked", found.addresses().size());
        return "web/console/today/links";
    }

    /** @param from when the page was made, in seconds: however often its browser connects again, the stream ends in time */
    @GetMapping(path = "/console/today/{digest}/arrivals", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> arrivals(
            @PathVariable String digest,
            @RequestParam("edition") String name,
            @RequestParam long known,
            @RequestParam long from,
            @RequestAttribute PageSettings look,
            HttpServletRequest request) {
        // Fails now, not at each poll, where there is no such edition.
        drafts.open(digest, name);
        // Reads only the newest item's key until there is a new one.
        SseHub.Topic<Long> topic = new SseHub.Topic<>(EVERY, items::newest, (newest, language) -> {
            long come = newest <= known ? 0 : drafts.open(digest, name).since(known);
            return Map.of("come", come == 0 ? "" : pages.fragment("today/_come", language, Map.of("n", come)));
        });
        String page = String.join(" ", "arrivals", digest, name, Long.toString(known));
        return hub.open(page, topic, SseHub.Client.of(request, look), Map.of("come", ""), end(from));
    }

    private static Instant end(long from) {
        try {
            return Instant.ofEpochSecond(from).plus(SseHub.LONGEST);
        } catch (DateTimeException | ArithmeticException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no time: " + from, e);
        }
    }

    /** Every web address that a letter leads to or loads: of its stories, the editor's note, pictures and the footer. */
    private static final class Links {
        private static final Pattern ADDRESS = Pattern.compile("\\b(?:href|src)=\"(https?://[^\"]{1,2000})\"");
        /** A member's own pages exist for members only. */
        private static final Pattern OWN = Pattern.compile("https?://[^/]+/(?:unsubscribe|preferences)/.*");

        private final Map<String, Story> stories = new LinkedHashMap<>();
        private final Map<String, String> addresses = new LinkedHashMap<>();

        private Links() {}

        static Links of(Preview letter, Content content) {
            Links links = new Links();
            content.stories().forEach(links::story);
            String html = letter.html();
            Matcher found = ADDRESS.matcher(html == null ? "" : html);
            while (found.find()) links.add(HtmlUtils.htmlUnescape(found.group(1)), "");
            return links;
        }

        private void story(Story story) {
            add(story.url(), story.title());
            stories.putIfAbsent(story.url(), story);
            if (story.picture() != null) stories.putIfAbsent(story.picture().url(), story);
        }

        private void add(String address, String about) {
            if (address.startsWith("http") && !OWN.matcher(address).matches()) addresses.putIfAbsent(address, about);
        }

        List<String> addresses() {
            return List.copyOf(addresses.keySet());
        }

        /** @param troubles what is wrong, by address */
        List<LetterChecks.Finding> dead(Map<String, String> troubles) {
            return addresses.keySet().stream()
                    .filter(troubles::containsKey)
                    .map(address -> finding(address, troubles.getOrDefault(address, "")))
                    .toList();
        }

        private LetterChecks.Finding finding(String address, String trouble) {
            Story story = stories.get(address);
            return new LetterChecks.Finding(
                    trouble,
                    story == null ? address : story.title() + " " + address,
                    story == null ? null : story.item(),
                    false);
        }
    }
}
