package io.github.imbot4j.http.server;

import io.github.imbot4j.problem.SampledLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that were refused: logged by sender and reason, sampled, and counted by sender. Who is refused again and again is
 * answered late from then on; what is accepted is never delayed.
 *
 * <p>Safe for use by several threads.
 */
final class Refusals {

    /** After so many in a minute the next ones of the sender are answered late. */
    static final int FREE = 20;

    private static final long MINUTE = 60_000_000_000L;
    private static final int MOST_SENDERS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final TrustedProxies proxies;
    private final LongSupplier nanoTime;
    private final SampledLog log = new SampledLog(LOG::warn);
    private final SampledLog failures = new SampledLog(LOG::error);
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private long begun;

    Refusals(TrustedProxies proxies) {
        this(proxies, System::nanoTime);
    }

    Refusals(TrustedProxies proxies, LongSupplier nanoTime) {
        this.proxies = proxies;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** Notes a request that was refused before it came to a route: for its body, or because it is not HTTP. */
    void refused(Request request, int status, String reason) {
        note("Request", sender(request), status, reason);
    }

    /** Returns whose request it is: an IPv4 address, or a network of IPv6. */
    String sender(Request request) {
        return TrustedProxies.network(proxies.sender(
                Request.getRemoteAddr(request),
                request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR),
                request.getHeaders().getValuesList(HttpHeader.FORWARDED)));
    }

    /** Notes a request that was not answered for a fault of ours. */
    void failed(String what, HttpServletRequest request, Throwable failure) {
        failed(what, sender(request), failure);
    }

    /** Notes a request that broke before or after a route. */
    void failed(Request request, Throwable failure) {
        failed("Request", sender(request), failure);
    }

    private void failed(String what, String sender, Throwable failure) {
        failures.say(sender, what + " from " + sender + " failed.", failure);
    }

    /**
     * Notes a request that was refused.
     *
     * @param what such as "Post"
     * @return whether the sender is to be answered late
     */
    boolean refused(String what, HttpServletRequest request, int status, String reason) {
        return note(what, sender(request), status, reason);
    }

    /** Returns whose request it is: an IPv4 address, or a network of IPv6. */
    String sender(HttpServletRequest request) {
        return TrustedProxies.network(proxies.sender(
                request.getRemoteAddr(), lines(request, "X-Forwarded-For"), lines(request, "Forwarded")));
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    /** Notes a refusal, and returns whether the sender is to be answered late. */
    boolean note(String what, String sender, int status, String reason) {
        log.say(sender, what + " from " + sender + " refused with " + status + ": " + reason);
        return count(sender) > FREE;
    }

    private synchronized int count(String sender) {
        if (nanoTime.getAsLong() - begun > MINUTE) {
            counts.clear();
            begun = nanoTime.getAsLong();
        }
        if (counts.size() >= MOST_SENDERS && !counts.containsKey(sender)) {
            counts.remove(counts.keySet().iterator().next());
        }
        return counts.merge(sender, 1, Integer::sum);
    }
}
