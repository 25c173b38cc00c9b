package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who is logged in, on all replicas. */
@ConditionalOnWebApplication
@Service
public class Sessions {
    /** A login ends after this, however busy it is. */
    static final Duration LONGEST = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(JdbcClient jdbc, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    private static final String IS_LIVE = """
            select exists (select from spring_session
                            where session_id = :id and principal_name is not null
                              and expiry_time > extract(epoch from now()) * 1000
                              and creation_time > extract(epoch from now()) * 1000 - :longest)
            """;

    /**
     * Whether this login still holds: it was neither ended nor has it expired. For whatever outlives its request, such as
     * an event stream, which asks before each message. Asking does not prolong the session.
     *
     * @param sessionId of {@code HttpSession.getId()}
     */
    public boolean isLive(String sessionId) {
        return jdbc.sql(IS_LIVE)
                .param("id", sessionId)
                .param("longest", LONGEST.toMillis())
                .query(Boolean.class)
                .single();
    }

    int count(String username) {
        return sessions.findByPrincipalName(username).size();
    }

    /** Ends them at once; whoever had one is asked to log in at the next click. */
    void end(String username) {
        endAllBut(username, null);
    }

    /** @param kept the id of the session that stays */
    void endAllBut(String username, @Nullable String kept) {
        sessions.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(sessions::deleteById);
    }

    /** Ends a session {@link #LONGEST} after its login, however busy it is. */
    static class Age extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            HttpSession session = request.getSession(false);
            if (session != null && session.getCreationTime() + LONGEST.toMillis() < System.currentTimeMillis())
                session.invalidate();
            chain.doFilter(request, response);
        }
    }
}
