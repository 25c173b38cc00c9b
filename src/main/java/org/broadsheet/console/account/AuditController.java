package org.broadsheet.console.account;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log for administrators. */
@Controller
class AuditController {
    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/console/audit")
    String show(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Model model) {
        Audit.Question question = new Audit.Question(who.strip(), kind.strip(), key.strip(), before);
        List<Audit.Entry> found = audit.page(question);
        boolean more = found.size() > Audit.SHOWN;
        model.addAttribute("question", question);
        model.addAttribute("entries", more ? found.subList(0, Audit.SHOWN) : found);
        model.addAttribute("older", more ? found.get(Audit.SHOWN - 1).id() : 0);
        return "web/console/account/audit";
    }
}
