package org.broadsheet.console.edition;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.delivery.Delivery;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.edition.Edition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The lists behind a receipt's numbers, with the relay's words: a page at a time, or all of it as a file. */
@Controller
@RequestMapping("/console/editions/{digest}/{edition}")
class ListController {
    private static final int PAGE = 40;
    private static final int FILE_PAGE = 1000;

    private final NamedEditions editions;
    private final Recipients recipients;
    private final Veil veil;
    private final Audit audit;

    ListController(NamedEditions editions, Recipients recipients, Veil veil, Audit audit) {
        this.editions = editions;
        this.recipients = recipients;
        this.veil = veil;
        this.audit = audit;
    }

    @GetMapping("/list")
    String list(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam String of,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        Edition edition = editions.get(digest, name);
        Lot lot = lot(of);
        audit.looked(Subject.edition(edition), "list-" + lot.word());
        List<Delivery> page = page(edition, lot, after, PAGE + 1);
        boolean more = page.size() > PAGE;
        List<Delivery> shown = more ? page.subList(0, PAGE) : page;
        model.addAttribute("edition", edition);
        model.addAttribute("path", NamedEditions.path(edition));
        model.addAttribute("of", lot.word());
        model.addAttribute("triable", lot.triable());
        DeliveryStats tally = recipients.stats(edition.id()).orElse(null);
        model.addAttribute("tally", tally);
        model.addAttribute("number", tally == null ? 0 : lot.count(tally));
        model.addAttribute("after", after);
        model.addAttribute("next", more ? shown.get(PAGE - 1).member().value() : 0);
        model.addAttribute("lines", Veil.harmless(veil.lines(shown, request.isUserInRole("ADMIN"))));
        return "web/console/edition/list";
    }

    /** Written page by page: a million lines need no more memory than a thousand. */
    @GetMapping("/list.csv")
    void file(
            @PathVariable String digest,
            @PathVariable("edition") String name,
            @RequestParam String of,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Edition edition = editions.get(digest, name);
        Lot lot = lot(of);
        audit.looked(Subject.edition(edition), "file-" + lot.word());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + edition.digest() + "-" + edition.name() + "-" + lot.word() + ".csv\"");
        boolean admin = request.isUserInRole("ADMIN");
        try (ReceiptFile file = new ReceiptFile(response.getWriter())) {
            List<Delivery> page = page(edition, lot, 0, FILE_PAGE);
            while (!page.isEmpty()) {
                veil.lines(page, admin).forEach(file::line);
                page = page(edition, lot, page.get(page.size() - 1).member().value(), FILE_PAGE);
            }
        }
    }

    private List<Delivery> page(Edition edition, Lot lot, long after, int most) {
        return lot == Lot.TWICE
                ? recipients.twice(edition.id(), after, most)
                : recipients.page(edition.id(), lot.states(), after, most);
    }

    private static Lot lot(String of) {
        return Lot.of(of).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
