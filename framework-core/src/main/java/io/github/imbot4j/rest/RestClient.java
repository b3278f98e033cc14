package io.github.imbot4j.rest;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client for calls to a portal: JSON in, JSON out, the token in the body (transport §1.1, §1.2). A call is
 * repeated, after a pause and a limited number of times, if it certainly did not run or if it only reads; any other
 * repetition is left to the caller, who knows its effect. Never logs a token.
 *
 * <p>Safe for use by several threads; a call blocks its thread.
 */
public final class RestClient {

    /** From connecting to the last byte of one attempt. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The same for a batch: a portal gives it 60 s (transport §1.9, §2.3). */
    public static final Duration BATCH_TIMEOUT = Duration.ofSeconds(65);

    /** How often a portal is asked in all that cannot be reached. */
    private static final int MOST_CONNECTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/json", "User-Agent", UserAgent.text());

    /** They would stand in for the token, or beside it. */
    private static final Set<String> TOKEN_NAMES = Set.of("auth", "access_token");

    private final Http http;
    private final Sleeper sleeper;
    private final RetryPolicy retries;
    private final DoubleSupplier random;

    public RestClient(Http http) {
        this(http, Sleeper.real(), RetryPolicy.ofCalls());
    }

    public RestClient(Http http, Sleeper sleeper, RetryPolicy retries) {
        this(http, sleeper, retries, () -> ThreadLocalRandom.current().nextDouble());
    }

    RestClient(Http http, Sleeper sleeper, RetryPolicy retries, DoubleSupplier random) {
        this.http = http;
        this.sleeper = sleeper;
        this.retries = retries;
        this.random = random;
    }

    /** The same, repeating nothing. */
    public RestClient once() {
        return new RestClient(http, sleeper, RetryPolicy.none(), random);
    }

    /**
     * Calls a method of a portal.
     *
     * @param portal whose endpoint it is, for the log
     * @throws RestException when the portal refused, could not be reached, or answered nonsense
     */
    public RestResponse call(PortalId portal, Endpoint endpoint, Secret accessToken, Call call) {
        return call(portal, endpoint, accessToken, call, CallInterceptor.OPEN);
    }

    /**
     * Calls a method of a portal, each attempt through a turnstile.
     *
     * @throws RestException as the other does, and what the turnstile throws
     */
    public RestResponse call(
            PortalId portal, Endpoint endpoint, Secret accessToken, Call call, CallInterceptor callInterceptor) {
        return call(portal, endpoint, Credentials.ofToken(accessToken), call, callInterceptor);
    }

    /**
     * Calls a method of a portal with an app's token or through an inbound webhook, each attempt through a turnstile.
     *
     * @throws RestException as the others do
     */
    public RestResponse call(
            PortalId portal, Endpoint endpoint, Credentials credentials, Call call, CallInterceptor callInterceptor) {
        return call(portal.toString(), endpoint, credentials, call, callInterceptor);
    }

    /** Calls a method of something that is no portal but speaks like one, such as an OAuth server ({@code app.info}). */
    public RestResponse call(Endpoint endpoint, Secret accessToken, Call call) {
        return call("-", endpoint, Credentials.ofToken(accessToken), call, CallInterceptor.OPEN);
    }

    private RestResponse call(
            String portal, Endpoint endpoint, Credentials credentials, Call call, CallInterceptor callInterceptor) {
        HttpRequest post = post(endpoint, credentials, call);
        RestResponseReader reader =
                new RestResponseReader(new CallLocation(call.method(), endpoint.host()), credentials);
        for (int attempt = 1; ; attempt++) {
            callInterceptor.enter(call);
            try {
                RestResponse restResponse = attempt(post, reader);
                callInterceptor.answered(call, restResponse);
                return restResponse;
            } catch (RestException e) {
                callInterceptor.failed(call, e);
                if (attempt >= attempts(call, e) || !pause(portal, attempt, e)) {
                    throw e;
                }
            }
        }
    }

    /** How often a call is made in all that fails like this; one that only reads may have run. */
    private int attempts(Call call, RestException failure) {
        boolean isHarmless = failure.retry() == RetryHint.SAFE
                || (failure instanceof UnknownOutcomeException
                        && MethodIdempotency.of(call) == MethodIdempotency.READS);
        if (!isHarmless) {
            return 1;
        }
        return failure instanceof LimitException ? retries.attempts() : Math.min(MOST_CONNECTS, retries.attempts());
    }

    private static HttpRequest post(Endpoint endpoint, Credentials credentials, Call call) {
        Map<String, Object> body = new LinkedHashMap<>(call.params());
        for (String name : body.keySet()) {
            if (TOKEN_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(call.method() + " carries a parameter \"" + name
                        + "\"; take it out, the client puts the token in.");
            }
        }
        if (credentials.accessToken().isPresent()) {
            body.put("auth", credentials.accessToken().reveal());
        }
        String path = credentials.isWebhook() ? credentials.webhook().reveal() + "/" : "";
        return new HttpRequest(
                endpoint.method(path + call.method()),
                "application/json",
                Json.write(body),
                HEADERS,
                timeout(call),
                ResponseSize.of(call));
    }

    private static Duration timeout(Call call) {
        return call.method().equalsIgnoreCase(Batch.METHOD) ? BATCH_TIMEOUT : TIMEOUT;
    }

    private RestResponse attempt(HttpRequest post, RestResponseReader reader) {
        HttpResponse answer;
        try {
            answer = http.post(post);
        } catch (HttpFailure e) {
            throw reader.unanswered(e);
        }
        return reader.read(answer);
    }

    /** False when the thread was interrupted: then it is time to stop. */
    private boolean pause(String portal, int failed, RestException failure) {
        Duration pause = retries.pause(failed, random.getAsDouble(), failure.retryAfter());
        LOG.debug(
                "Portal {}: attempt {} failed, next in {} ms. {}",
                portal,
                failed,
                pause.toMillis(),
                failure.getMessage());
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
