package org.broadsheet.console.account;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows what somebody had typed when their login ended. */
@Controller
class SavedFormController {
    @GetMapping(SavedForms.PAGE)
    String show(HttpSession session, Model model) {
        if (!(session.getAttribute(SavedForms.Kept.ATTRIBUTE) instanceof SavedForms.Kept kept))
            return "redirect:/console";
        model.addAttribute("kept", kept);
        return "web/console/account/kept";
    }

    @PostMapping(SavedForms.PAGE)
    String drop(HttpSession session) {
        session.removeAttribute(SavedForms.Kept.ATTRIBUTE);
        return "redirect:/console";
    }
}
