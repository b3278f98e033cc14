package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.php.PhpValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The recorder of calls in the traffic log, their secrets masked. */
public final class TrafficRecorder {

    private final TrafficLog log;
    private final Clock clock;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    public TrafficRecorder(TrafficLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Says once, among the traffic, that a method is not there. A real portal may have it.
     *
     * @param method in lower case
     */
    void missing(String method) {
        if (missing.add(method)) {
            log.add(new Exchange.Failure(
                    log.nextId(),
                    clock.instant(),
                    "",
                    "",
                    "This portal has no method " + method + ": it answers ERROR_METHOD_NOT_FOUND.",
                    "The emulated portal has no method " + method + ". A real portal may have one; call \"methods\" for"
                            + " those there are here."));
        }
    }

    Entry open(boolean oauth, String method, WebRequest request, Map<String, Object> params) {
        return new Entry(log.nextId(), clock.instant(), oauth, method, request, params);
    }

    /** A call in progress. Used by one thread. */
    final class Entry {

        private final long id;
        private final Instant at;
        private final boolean oauth;
        private final String method;
        private final WebRequest request;
        private final Map<String, Object> params;
        private final long began = System.nanoTime();
        private final List<String> secrets = new ArrayList<>();
        private Optional<String> fault = Optional.empty();

        private Entry(
                long id, Instant at, boolean oauth, String method, WebRequest request, Map<String, Object> params) {
            this.id = id;
            this.at = at;
            this.oauth = oauth;
            this.method = method;
            this.request = request;
            this.params = params;
        }

        /** Hides a secret wherever it stands. */
        void hide(String secret) {
            secrets.add(secret);
        }

        void struckBy(CallFault by) {
            fault = Optional.of(by.name());
        }

        WebReply close(WebReply reply) {
            String body = reply instanceof WebReply.Answer answer ? answer.body() : "";
            int status = reply instanceof WebReply.Answer answer ? answer.status() : 0;
            String given = request.body().isEmpty() ? request.query() : request.body();
            Exchange.RestCall call = new Exchange.RestCall(
                    id,
                    at,
                    oauth,
                    method,
                    params,
                    Masking.mask(given, secrets),
                    status,
                    Masking.mask(body, secrets),
                    error(body),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                    fault);
            log.add(call);
            BatchedCalls.of(call, log::nextId).forEach(log::add);
            return reply;
        }

        private static String error(String body) {
            return PhpJson.readMap(body)
                    .map(answer -> new PhpValue(answer).at("error").text())
                    .orElse("");
        }
    }
}
