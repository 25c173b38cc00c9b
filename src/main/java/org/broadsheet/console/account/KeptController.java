package org.broadsheet.console.account;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What somebody had typed when their login expired. */
@Controller
class KeptController {
    @GetMapping(KeptForms.PAGE)
    String show(HttpSession session, Model model) {
        if (!(session.getAttribute(Kept.ATTRIBUTE) instanceof Kept kept)) return "redirect:/console";
        model.addAttribute("kept", kept);
        return "web/console/account/kept";
    }

    @PostMapping(KeptForms.PAGE)
    String drop(HttpSession session) {
        session.removeAttribute(Kept.ATTRIBUTE);
        return "redirect:/console";
    }
}
