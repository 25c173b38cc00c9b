package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.broadsheet.console.server.ServerSettings;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Service;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who is logged in, on all replicas. */
@ConditionalOnWebApplication
@Service
public class Sessions {
    /** A login ends after this, however busy it is. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

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

    /** Sessions as Spring Session keeps them, with hashed ids; what another version wrote and this one cannot read is absent. */
    @ConditionalOnWebApplication
    @Configuration(proxyBeanMethods = false)
    static class Storage {
        @Bean
        Cookie sessionCookie(ServerSettings site) {
            return new Cookie(site);
        }

        @Bean
        ConversionService springSessionConversionService() {
            GenericConversionService conversions = new GenericConversionService();
            conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
            conversions.addConverter(new Lenient());
            return conversions;
        }

        private static final class Lenient implements GenericConverter {
            private final DeserializingConverter strict = new DeserializingConverter();

            @Override
            public Set<ConvertiblePair> getConvertibleTypes() {
                return Set.of(new ConvertiblePair(byte[].class, Object.class));
            }

            @Override
            public @Nullable Object convert(@Nullable Object octets, TypeDescriptor from, TypeDescriptor to) {
                try {
                    return octets instanceof byte[] given ? strict.convert(given) : null;
                } catch (SerializationFailedException e) {
                    log.info("a session of another version is not read: {}", String.valueOf(e.getMessage()));
                    return null;
                }
            }
        }
    }

    /**
     * The cookie holds a secret, the program and the database know its hash only: a copy of the database logs nobody in. The
     * id of a session, wherever it is seen, is that hash.
     */
    static class Cookie implements HttpSessionIdResolver, SessionIdGenerator {
        private static final String SECRET = Sessions.class.getName() + ".secret";
        /** As long as Spring Session's column; 144 bits. */
        private static final int ID_LENGTH = 36;
        /** Each is a look into the database, and a stranger may send hundreds. */
        private static final int MOST_COOKIES = 2;

        private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
        /** Between making an id and setting its cookie; both happen in the thread of the request. */
        private final ThreadLocal<@Nullable String> made = new ThreadLocal<>();

        Cookie(ServerSettings site) {
            DefaultCookieSerializer serializer = new DefaultCookieSerializer();
            serializer.setCookieName(site.cookieName("SESSION"));
            serializer.setCookiePath("/");
            serializer.setUseSecureCookie(site.isHttps());
            serializer.setUseBase64Encoding(false);
            cookies.setCookieSerializer(serializer);
        }

        @Override
        public String generate() {
            String secret = Tokens.secret();
            made.set(secret);
            return id(secret);
        }

        @Override
        public List<String> resolveSessionIds(HttpServletRequest request) {
            return cookies.resolveSessionIds(request).stream()
                    .limit(MOST_COOKIES)
                    .map(Cookie::id)
                    .toList();
        }

        /** Called once more when the request ends, so the secret stays with the request. */
        @Override
        public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
            String secret = made.get();
            if (secret != null && id(secret).equals(id)) {
                made.remove();
                request.setAttribute(SECRET, secret);
            }
            if (request.getAttribute(SECRET) instanceof String known
                    && id(known).equals(id)) cookies.setSessionId(request, response, known);
        }

        @Override
        public void expireSession(HttpServletRequest request, HttpServletResponse response) {
            cookies.expireSession(request, response);
        }

        private static String id(String secret) {
            return Tokens.hash(secret).substring(0, ID_LENGTH);
        }
    }
}
