package org.broadsheet.console.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.member.Network;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * What was typed survives the end of a login: the form is saved, its sender logs in, sees what it was, and sends it again.
 * Saved are forms of our own pages only, so that no other site can put words into an editor's mouth, and for strangers
 * only where somebody has logged in before, so that nobody fills the database.
 */
@ConditionalOnWebApplication
@Controller
class SavedForms implements AccessDeniedHandler, AuthenticationEntryPoint {
    static final String PAGE = "/console/kept";
    private static final String LOGIN = "/console/login?expired";
    private static final String LOGIN_AND_KEPT = "/console/login?expired&kept";
    private static final int MOST_CHARACTERS = 64_000;
    private static final List<String> SECRETS = List.of("_csrf", "password", "current", "repeated");

    private final LoginLimits limits;
    private final ReturnPath returnPath;
    private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();
    private final AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/console/login");

    SavedForms(LoginLimits limits, ReturnPath returnPath) {
        this.limits = limits;
        this.returnPath = returnPath;
    }

    @GetMapping(PAGE)
    String show(HttpSession session, Model model) {
        if (!(session.getAttribute(Kept.ATTRIBUTE) instanceof Kept kept)) return "redirect:/console";
        model.addAttribute("kept", kept);
        return "web/console/account/kept";
    }

    @PostMapping(PAGE)
    String drop(HttpSession session) {
        session.removeAttribute(Kept.ATTRIBUTE);
        return "redirect:/console";
    }

    /** Nobody is logged in. The CSRF token was right, so the form is ours. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (request.getMethod().equals("POST")) {
            send(request, response, keep(request, response) ? LOGIN_AND_KEPT : LOGIN);
        } else if (request.getHeader("HX-Request") != null) send(request, response, LOGIN);
        else login.commence(request, response, why);
    }

    /** Somebody is logged in, but the token is of an older page, or the login is not fresh enough. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        if (why instanceof AuthorizationDeniedException denied && denied.getAuthorizationResult() == Logins.STALE) {
            if (!keep(request, response)) returnPath.save(response, "/console/account");
            send(request, response, "/console/login?prove");
            return;
        }
        if (!(why instanceof CsrfException) || !isOurs(request)) {
            others.handle(request, response, why);
            return;
        }
        if (!keep(request, response)) send(request, response, LOGIN);
        else send(request, response, request.getUserPrincipal() == null ? LOGIN_AND_KEPT : PAGE);
    }

    /** htmx would put the answer into a corner of the page; its header takes the whole window there. */
    private static void send(HttpServletRequest request, HttpServletResponse response, String next) {
        boolean script = request.getHeader("HX-Request") != null
                || request.getServletPath().startsWith("/webauthn/");
        response.setHeader(script ? "HX-Redirect" : "Location", next);
        response.setStatus(script ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_SEE_OTHER);
    }

    private boolean keep(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        boolean form =
                path.startsWith("/console/") && !path.equals("/console/login") && !path.equals("/console/logout");
        if (!form || path.startsWith(PAGE) || !request.getMethod().equals("POST")) return false;
        Kept kept = kept(request);
        int size = kept.fields().stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
        boolean stranger = request.getUserPrincipal() == null;
        if (size > MOST_CHARACTERS || stranger && !limits.mayKeep(Network.of(request.getRemoteAddr()))) return false;
        request.getSession().setAttribute(Kept.ATTRIBUTE, kept);
        // Whichever way they log in, this is where they come out.
        returnPath.save(response, PAGE);
        return true;
    }

    private static Kept kept(HttpServletRequest request) {
        List<Kept.Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!SECRETS.contains(name))
                Arrays.stream(values).map(value -> new Kept.Field(name, value)).forEach(fields::add);
        });
        String type = request.getContentType();
        return new Kept(request.getRequestURI(), fields, type != null && type.startsWith("multipart/"));
    }

    private static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        String origin = request.getHeader("Origin");
        String own = request.getRequestURL().toString().replaceFirst("(?<=[^:/])/.*", "");
        return own.equals(origin);
    }

    /**
     * A form that arrived when its sender was no longer logged in.
     *
     * @param files whether it had files, which are not kept
     */
    public record Kept(String path, List<Field> fields, boolean files) implements Serializable {
        static final String ATTRIBUTE = "broadsheet.kept";

        public Kept {
            fields = List.copyOf(fields);
        }

        public record Field(String name, String value) implements Serializable {}

        /** What a person typed or chose, without what the page put in by itself. */
        public List<Field> typed() {
            return fields.stream().filter(field -> !field.value().isBlank()).toList();
        }
    }
}
