package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session {@link Sessions#LONGEST} after its login, however busy it is. */
class SessionAge extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getCreationTime() + Sessions.LONGEST.toMillis() < System.currentTimeMillis())
            session.invalidate();
        chain.doFilter(request, response);
    }
}
