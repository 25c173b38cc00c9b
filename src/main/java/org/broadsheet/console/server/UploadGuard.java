package org.broadsheet.console.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the file of an upload be read once its sender is known for an administrator. It stands before the look for a CSRF
 * token, which stands in the body: to find it, Tomcat writes all parts to disk.
 */
public class UploadGuard extends OncePerRequestFilter {
    private static final String ALLOWED = UploadGuard.class.getName() + ".allowed";

    static boolean isAllowed(ServletRequest request) {
        return request.getAttribute(ALLOWED) != null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getServletPath().equals(BodyLimitValve.BodyLimit.UPLOADS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known == null) response.sendRedirect("/console/login?expired");
        else if (known.getAuthorities().stream().noneMatch(a -> "ROLE_ADMIN".equals(a.getAuthority())))
            refuse(request, response);
        else {
            request.setAttribute(ALLOWED, true);
            chain.doFilter(request, response);
        }
    }

    // No error page: it would ask for the fields of the form, which stand in the body.
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(RefusedBody.Reason.NOT_ALLOWED.status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(RefusedBody.Reason.NOT_ALLOWED.words(request.getLocale()));
    }
}
