package org.broadsheet.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page before all others. */
@Controller
class LoginController {
    @GetMapping("/console/login")
    String login() {
        return "web/console/account/login";
    }
}
