package org.broadsheet.console.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page before all others, with as many doors as the settings open. */
@Controller
class LoginController {
    private final boolean passkeys;
    private final Map<String, String> providers = new LinkedHashMap<>();

    LoginController(
            ObjectProvider<WebAuthnRelyingPartyOperations> passkeys,
            ObjectProvider<ClientRegistrationRepository> registrations,
            ObjectProvider<OAuth2ClientProperties> properties) {
        this.passkeys = passkeys.getIfAvailable() != null;
        if (registrations.getIfAvailable() == null) return;
        properties.ifAvailable(settings -> settings.getRegistration().forEach((id, registration) -> {
            String name = registration.getClientName();
            providers.put(id, name == null ? id : name);
        }));
    }

    @GetMapping("/console/login")
    String login(Model model) {
        return page(model, false);
    }

    /** What the throttle shows, with its own status. */
    @PostMapping("/console/login/slower")
    String slower(Model model) {
        return page(model, true);
    }

    private String page(Model model, boolean slower) {
        model.addAttribute("slower", slower);
        model.addAttribute("passkeys", passkeys);
        model.addAttribute("providers", providers);
        return "web/console/account/login";
    }
}
