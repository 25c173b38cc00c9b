package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.broadsheet.member.Network;
import org.broadsheet.platform.Throttle;
import org.broadsheet.platform.Throttle.Limit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often somebody may try to log in or ask for a link. The name is resolved first: what is counted is the account,
 * whichever of its names was typed and however it was written. The limits slow a guesser down and lock nobody out: an
 * account has one more try a minute whatever strangers do, and on a network where its owner has logged in before it has
 * a limit of its own.
 */
@Service
class LoginLimits {
    private static final Logger log = LoggerFactory.getLogger(LoginLimits.class);

    private static final Limit NETWORK = new Limit("login-network", 40, Duration.ofSeconds(15));
    private static final Limit ACCOUNT = new Limit("login-account", 10, Duration.ofMinutes(1));
    private static final Limit ACCOUNT_AT_HOME = new Limit("login-account-home", 10, Duration.ofSeconds(30));
    private static final Limit UNKNOWN = new Limit("login-unknown", 10, Duration.ofMinutes(1));
    private static final Limit ASKERS = new Limit("link-network", 10, Duration.ofMinutes(1));
    private static final Limit LINKS = new Limit("link-account", 3, Duration.ofMinutes(20));
    private static final Limit KEPT_FORMS = new Limit("kept-form", 30, Duration.ofMinutes(1));
    private static final Limit KEPT_IN_ALL = new Limit("kept-form-all", 100, Duration.ofSeconds(6));
    private static final Limit BEGUN = new Limit("login-begun", 40, Duration.ofSeconds(15));
    private static final Duration HOME = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Throttle throttle;

    LoginLimits(JdbcClient jdbc, Throttle throttle) {
        this.jdbc = jdbc;
        this.throttle = throttle;
    }

    private record Named(String username, boolean home) {}

    /** Counts a try before it is made, so that many at once do not slip through. False: not now. */
    boolean mayTry(String typed, String network) {
        if (!throttle.take(NETWORK, network)) return false;
        Named named = resolved(typed, network);
        if (named == null) return throttle.take(UNKNOWN, Accounts.folded(typed));
        return named.home()
                ? throttle.take(ACCOUNT_AT_HOME, atHome(named.username(), network))
                : throttle.take(ACCOUNT, named.username());
    }

    // One query whether there is such an account or not: the time must not tell.
    private static final String RESOLVE = """
            select a.username,
                   exists (select from account_network n
                            where n.username = a.username and n.network = :network
                              and n.entered > now() - make_interval(secs => :kept)) as home
              from account a
             where lower(:name) in (lower(a.username), lower(a.email))
             order by lower(a.username) = lower(:name) desc
             limit 1
            """;

    private @Nullable Named resolved(String typed, String network) {
        return jdbc.sql(RESOLVE)
                .param("name", Accounts.canonical(typed))
                .param("network", network)
                .param("kept", HOME.toSeconds())
                .query((row, n) -> new Named(row.getString("username"), row.getBoolean("home")))
                .optional()
                .orElse(null);
    }

    private static final String IS_KNOWN = """
            select exists (select from account_network
                            where network = :network and entered > now() - make_interval(secs => :kept))
            """;

    /**
     * Whether a form of somebody who is not logged in may be kept for them: it takes room. Only on networks where somebody
     * has logged in, and only so many, there and in all.
     */
    boolean mayKeep(String network) {
        boolean known = jdbc.sql(IS_KNOWN)
                .param("network", network)
                .param("kept", HOME.toSeconds())
                .query(Boolean.class)
                .single();
        return known && throttle.take(KEPT_FORMS, network) && throttle.take(KEPT_IN_ALL, "");
    }

    /** Whether a stranger there may begin a login that needs a session: by passkey, or at the newsroom's provider. */
    boolean mayBegin(String network) {
        return throttle.take(BEGUN, network);
    }

    /** Whether somebody there may ask for a link for a new password, for any account. */
    boolean mayAsk(String network) {
        return throttle.take(ASKERS, network);
    }

    /** Whether a link may be made for that account once more: each one ends the one before it. */
    boolean mayHaveLink(String username) {
        return throttle.take(LINKS, username);
    }

    private static final String ENTERED = """
            insert into account_network (username, network, entered) values (:username, :network, now())
            on conflict (username, network) do update set entered = now()
            """;

    /** After a login: the account's limit on this network is empty again, and the network is one of its own. */
    void entered(String username, String network) {
        throttle.reset(ACCOUNT_AT_HOME, atHome(username, network));
        jdbc.sql(ENTERED).param("username", username).param("network", network).update();
    }

    private static String atHome(String username, String network) {
        return username + '\0' + network;
    }

    /** Refuses a login with 429 before the password is looked at where the account or the network has tried too often. */
    static class Guard extends OncePerRequestFilter {
        private static final String WAIT_SECONDS = "60";

        private final LoginLimits limits;

        Guard(LoginLimits limits) {
            this.limits = limits;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String network = Network.of(request.getRemoteAddr());
            String path = request.getServletPath();
            if (path.equals("/console/login") && request.getMethod().equals("POST")) {
                String name =
                        Optional.ofNullable(request.getParameter("username")).orElse("");
                if (!limits.mayTry(name, network)) refuse(request, response, network);
                else chain.doFilter(Accounts.isUnclear(name) ? new Nameless(request) : request, response);
            } else if (begins(path) && request.getSession(false) == null && !limits.mayBegin(network)) {
                refuse(request, response, network);
            } else chain.doFilter(request, response);
        }

        /** These keep a challenge in a session, which a stranger does not have yet. */
        private static boolean begins(String path) {
            return path.startsWith("/oauth2/authorization/") || path.equals("/webauthn/authenticate/options");
        }

        private static void refuse(HttpServletRequest request, HttpServletResponse response, String network)
                throws ServletException, IOException {
            log.warn("login slowed down network={}", network);
            response.setStatus(429);
            response.setHeader("Retry-After", WAIT_SECONDS);
            request.getRequestDispatcher("/console/login/slower").forward(request, response);
        }

        /** A name with control characters is refused as an unknown one is, after the same time. */
        private static class Nameless extends HttpServletRequestWrapper {
            Nameless(HttpServletRequest request) {
                super(request);
            }

            @Override
            public @Nullable String getParameter(String name) {
                return name.equals("username") ? "" : super.getParameter(name);
            }
        }
    }
}
