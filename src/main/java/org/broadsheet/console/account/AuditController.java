package org.broadsheet.console.account;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log for administrators. */
@Controller
class AuditController {
    private final AuditPages pages;

    AuditController(AuditPages pages) {
        this.pages = pages;
    }

    @GetMapping("/console/audit")
    String audit(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Model model) {
        Question question = new Question(who.strip(), kind.strip(), key.strip(), before);
        List<Entry> found = pages.page(question);
        boolean more = found.size() > AuditPages.SHOWN;
        model.addAttribute("question", question);
        model.addAttribute("entries", more ? found.subList(0, AuditPages.SHOWN) : found);
        model.addAttribute("older", more ? found.get(AuditPages.SHOWN - 1).id() : 0);
        return "web/console/account/audit";
    }
}
