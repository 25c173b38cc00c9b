package org.broadsheet.console.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.member.Network;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * A login that has expired in mid-edit takes nothing that was typed: the form is kept, its sender logs in, sees what it
 * was, and sends it again. Only forms of our own pages are kept, so that no other site can put words into an editor's mouth.
 */
@ConditionalOnWebApplication
@Component
class KeptForms implements AccessDeniedHandler {
    static final String PAGE = "/console/kept";
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";
    private static final int MOST_CHARACTERS = 200_000;
    private static final List<String> SECRETS = List.of("_csrf", "password", "current", "repeated");

    private final LoginMeasure measure;
    private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();

    KeptForms(LoginMeasure measure) {
        this.measure = measure;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        if (!(why instanceof CsrfException) || !isOurs(request)) {
            others.handle(request, response, why);
            return;
        }
        boolean out = request.getUserPrincipal() == null;
        String next = keep(request) && !out ? PAGE : "/console/login?expired";
        if (request.getHeader("HX-Request") != null) {
            // htmx would put the answer into a corner of the page; this takes the whole window there.
            response.setHeader("HX-Redirect", next);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", next);
        }
    }

    private boolean keep(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.equals("/console/login") || path.equals("/console/logout") || path.startsWith(PAGE)) return false;
        Kept kept = kept(request);
        int size = kept.fields().stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
        if (size > MOST_CHARACTERS || !measure.mayKeep(Network.of(request.getRemoteAddr()))) return false;
        request.getSession().setAttribute(Kept.ATTRIBUTE, kept);
        // Whichever door they take, this is where they come out.
        request.getSession().setAttribute(SAVED_REQUEST, new SimpleSavedRequest(PAGE));
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
}
