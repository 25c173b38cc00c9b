package org.broadsheet.bounce.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.bounce.Arrival;
import org.broadsheet.bounce.Bounces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;

/** {@code /hooks/PROVIDER}. A call is answered 200 only when all it says is recorded: then the provider stops telling. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/hooks")
class HookController {
    private static final Logger log = LoggerFactory.getLogger(HookController.class);
    private static final int MOST = 5 * 1024 * 1024;

    private final Map<String, Hook> hooks;
    private final Bounces bounces;
    private final Clock clock;

    HookController(List<Hook> hooks, Bounces bounces, Clock clock) {
        this.hooks =
                hooks.stream().filter(Hook::isConfigured).collect(Collectors.toMap(Hook::name, Function.identity()));
        this.bounces = bounces;
        this.clock = clock;
    }

    @PostMapping("/{provider}")
    @ResponseStatus(HttpStatus.OK)
    void call(@PathVariable String provider, HttpServletRequest request) throws IOException {
        Hook hook = hooks.get(provider);
        if (hook == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        Call call = call(request);
        try {
            if (!hook.isGenuine(call)) throw refused(provider);
            hook.arrivals(call).forEach(this::take);
        } catch (JacksonException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not the JSON of " + provider, e);
        }
    }

    private Call call(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        return new Call(body, name -> orEmpty(request.getHeader(name)), clock.instant());
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private void take(Arrival arrival) {
        bounces.take(arrival);
    }

    private static ResponseStatusException refused(String provider) {
        log.warn("hook call refused provider={}", provider);
        return new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    }
}
