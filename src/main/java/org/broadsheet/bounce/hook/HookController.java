package org.broadsheet.bounce.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.bounce.Bounces;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.member.Network;
import org.broadsheet.platform.Throttle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/**
 * {@code /hooks/PROVIDER}. A call is answered 200 only when all it says is recorded: then the provider stops telling. What
 * is not proved costs its sender: too many refused calls from one network, and the next are not read at all.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/hooks")
class HookController {
    private static final Logger log = LoggerFactory.getLogger(HookController.class);
    private static final Throttle.Limit REFUSED = new Throttle.Limit("hook refused", 30, Duration.ofSeconds(10));

    /** A body up to this is read wherever it comes from; of larger ones so many at once are kept until they are proved. */
    private static final int SMALL = 64 * 1024;

    private static final int LARGE_AT_ONCE = 16;

    private final Map<String, Hook> hooks;
    private final Bounces bounces;
    private final Throttle throttle;
    private final Clock clock;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

    HookController(List<Hook> hooks, Bounces bounces, Throttle throttle, Clock clock) {
        this.hooks =
                hooks.stream().filter(Hook::isConfigured).collect(Collectors.toMap(Hook::name, Function.identity()));
        this.bounces = bounces;
        this.throttle = throttle;
        this.clock = clock;
    }

    @PostMapping("/{provider}")
    ResponseEntity<Void> call(@PathVariable String provider, HttpServletRequest request) throws IOException {
        Hook hook = hooks.get(provider);
        if (hook == null) return ResponseEntity.notFound().build();
        String network = Network.of(request.getRemoteAddr());
        if (throttle.isFull(REFUSED, network)) return later(HttpStatus.TOO_MANY_REQUESTS);
        if (!hook.mayBeGenuine(call(request, new byte[0]))) return refused(provider, network, HttpStatus.UNAUTHORIZED);
        byte[] start = request.getInputStream().readNBytes(SMALL);
        if (start.length < SMALL) return take(hook, call(request, start), network);
        if (!large.tryAcquire()) return later(HttpStatus.SERVICE_UNAVAILABLE);
        try {
            return take(hook, call(request, whole(start, request.getInputStream())), network);
        } finally {
            large.release();
        }
    }

    private static byte[] whole(byte[] start, InputStream rest) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(start.length * 2);
        body.writeBytes(start);
        rest.transferTo(body);
        return body.toByteArray();
    }

    private ResponseEntity<Void> take(Hook hook, Hook.Call call, String network) {
        try {
            if (!hook.isGenuine(call)) return refused(hook.name(), network, HttpStatus.UNAUTHORIZED);
            for (Arrival arrival : hook.arrivals(call)) bounces.take(arrival);
            return ResponseEntity.ok().build();
        } catch (JacksonException e) {
            return refused(hook.name(), network, HttpStatus.BAD_REQUEST);
        }
    }

    private Hook.Call call(HttpServletRequest request, byte[] body) {
        return new Hook.Call(body, name -> orEmpty(request.getHeader(name)), clock.instant());
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private ResponseEntity<Void> refused(String provider, String network, HttpStatus status) {
        throttle.take(REFUSED, network);
        log.warn("hook call refused provider={} network={} status={}", provider, network, status.value());
        return ResponseEntity.status(status).build();
    }

    private static ResponseEntity<Void> later(HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .build();
    }
}
