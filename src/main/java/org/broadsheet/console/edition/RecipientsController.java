package org.broadsheet.console.edition;

import static org.broadsheet.delivery.DeliveryState.CLAIMED;
import static org.broadsheet.delivery.DeliveryState.SENDING;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.delivery.Recipients.Delivery;
import org.broadsheet.edition.Edition;
import org.broadsheet.job.DigestRuns;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The lists behind a receipt's numbers, with the relay's replies: by the page, or all as a file; and trying them again. */
@Controller
@RequestMapping("/console/editions/{digest}/{edition}")
class RecipientsController {
    private static final int PAGE = 40;
    private static final int FILE_PAGE = 1000;

    private final ShownEditions editions;
    private final Recipients recipients;
    private final AddressMask mask;
    private final DigestRuns runs;
    private final Audit audit;

    RecipientsController(
            ShownEditions editions, Recipients recipients, AddressMask mask, DigestRuns runs, Audit audit) {
        this.editions = editions;
        this.recipients = recipients;
        this.mask = mask;
        this.runs = runs;
        this.audit = audit;
    }

    /** The numbers of a receipt, each with the list behind it. */
    private enum RecipientFilter {
        RECIPIENTS(DeliveryStats::recipients, EnumSet.allOf(DeliveryState.class), false),
        PENDING(t -> t.pending() + t.underWay(), EnumSet.of(DeliveryState.PENDING, CLAIMED, SENDING), false),
        ACCEPTED(DeliveryStats::accepted, EnumSet.of(DeliveryState.ACCEPTED), false),
        DEFERRED(DeliveryStats::deferred, EnumSet.of(DeliveryState.DEFERRED), false),
        REJECTED(DeliveryStats::rejected, EnumSet.of(DeliveryState.REJECTED), true),
        EXPIRED(DeliveryStats::expired, EnumSet.of(DeliveryState.EXPIRED), true),
        UNCERTAIN(DeliveryStats::uncertain, EnumSet.of(DeliveryState.UNCERTAIN), true),
        SUPPRESSED(DeliveryStats::suppressed, EnumSet.of(DeliveryState.SUPPRESSED), false),
        /** Not a state: members who may have received it twice. */
        TWICE(DeliveryStats::twice, Set.of(), false);

        private final ToLongFunction<DeliveryStats> count;
        private final Set<DeliveryState> states;
        /** Whether a person may have them tried again. */
        private final boolean triable;

        RecipientFilter(ToLongFunction<DeliveryStats> count, Set<DeliveryState> states, boolean triable) {
            this.count = count;
            this.states = Set.copyOf(states);
            this.triable = triable;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping("/list")
    String list(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam RecipientFilter of,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        ShownEditions.Shown found = editions.show(digest, name, model);
        Edition edition = found.edition();
        audit.looked(Subject.edition(edition), "list-" + of.word());
        List<Delivery> page = page(edition, of, after, PAGE + 1);
        boolean more = page.size() > PAGE;
        List<Delivery> shown = more ? page.subList(0, PAGE) : page;
        model.addAttribute("of", of.word());
        model.addAttribute("triable", of.triable);
        model.addAttribute("number", number(found, of));
        model.addAttribute("after", after);
        model.addAttribute("next", more ? shown.get(PAGE - 1).member().value() : 0);
        boolean admin = request.isUserInRole("ADMIN");
        model.addAttribute(
                "lines",
                mask.lines(shown, admin).stream()
                        .map(AddressMask.Line::harmless)
                        .toList());
        return "web/console/edition/list";
    }

    /** Written page by page: a million lines need no more memory than a thousand. */
    @GetMapping("/list.csv")
    void file(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam RecipientFilter of,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Edition edition = editions.find(digest, name);
        audit.looked(Subject.edition(edition), "file-" + of.word());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + edition.digest() + "-" + edition.name() + "-" + of.word() + ".csv\"");
        boolean admin = request.isUserInRole("ADMIN");
        try (AddressMask.CsvFile file = new AddressMask.CsvFile(response.getWriter())) {
            List<Delivery> page = page(edition, of, 0, FILE_PAGE);
            while (!page.isEmpty()) {
                mask.lines(page, admin).forEach(file::line);
                page = page(edition, of, page.get(page.size() - 1).member().value(), FILE_PAGE);
            }
        }
    }

    @GetMapping("/retry")
    String askedAgain(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam RecipientFilter of,
            Model model) {
        model.addAttribute("number", number(editions.show(digest, name, model), triable(of)));
        model.addAttribute("of", of.word());
        return "web/console/edition/retry";
    }

    @PostMapping("/retry")
    String retry(@PathVariable String digest, @PathVariable("edition") String name, @RequestParam RecipientFilter of) {
        Edition edition = editions.find(digest, name);
        int again = runs.retry(edition, triable(of).states);
        audit.changed(Subject.edition(edition), "tried-again", of.word() + ": " + again);
        return "redirect:" + ShownEditions.path(edition);
    }

    private static long number(ShownEditions.Shown edition, RecipientFilter filter) {
        return edition.tally() == null ? 0 : filter.count.applyAsLong(edition.tally());
    }

    private static RecipientFilter triable(RecipientFilter of) {
        if (!of.triable) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return of;
    }

    private List<Delivery> page(Edition edition, RecipientFilter filter, long after, int most) {
        return filter == RecipientFilter.TWICE
                ? recipients.twice(edition.id(), after, most)
                : recipients.page(edition.id(), filter.states, after, most);
    }
}
