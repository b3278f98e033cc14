package io.github.imbot4j.rest;

import io.github.imbot4j.portal.EndpointPolicy;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Post over the real network: HTTP/1.1 with keep-alive, TLS with the host name checked, no redirects, no cookies, no
 * proxy, nothing repeated. Connecting takes at most 5 s, and the whole at most what the post allows; an answer has at most
 * 8 MiB after decompression. Every address is put to the policy when it is connected to; plain http needs
 * {@link EndpointPolicy#allowPrivate()}.
 *
 * <p>Safe for use by several threads, virtual ones too; one transport is enough for a process.
 */
public final class HttpTransport implements Http, AutoCloseable {

    /** The longest answer, in bytes after decompression. */
    public static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int IDLE_CONNECTIONS = 256;

    /** Shorter than servers keep theirs, so that a request is not lost on a connection they just closed. */
    private static final Duration IDLE_TIME = Duration.ofSeconds(30);

    private final EndpointPolicy policy;
    private final OkHttpClient client;

    public HttpTransport(EndpointPolicy policy) {
        this(policy, UnaryOperator.identity());
    }

    HttpTransport(EndpointPolicy policy, UnaryOperator<OkHttpClient.Builder> settings) {
        this.policy = policy;
        this.client = settings.apply(new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .socketFactory(new GuardedSockets(policy))
                        .proxy(Proxy.NO_PROXY)
                        .connectionPool(
                                new ConnectionPool(IDLE_CONNECTIONS, IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS))
                        .connectTimeout(CONNECT_TIMEOUT)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(chain -> withoutRetryAfter(chain.proceed(chain.request())))
                        .eventListener(new SendingListener()))
                .build();
    }

    /** The library repeats a request by itself when a 503 says {@code Retry-After: 0}; portals do not, others might. */
    private static Response withoutRetryAfter(Response response) {
        return response.header("Retry-After") == null
                ? response
                : response.newBuilder().removeHeader("Retry-After").build();
    }

    @Override
    public HttpAnswer post(HttpPost post) {
        if (!policy.allowPrivate() && !"https".equalsIgnoreCase(post.uri().getScheme())) {
            throw new HttpFailure(
                    Retry.NEVER,
                    post.uri().getHost() + " may not be called over plain http; use https, or set"
                            + " --allow-private-portals for a portal of your own.");
        }
        Sending sending = new Sending();
        okhttp3.Call call = client.newCall(request(post, sending));
        call.timeout().timeout(post.timeout().toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return answer(post, response);
        } catch (IOException e) {
            throw failure(post, sending, e);
        }
    }

    /** The body has no media type of its own: the library would parse it anew for every request. */
    private static Request request(HttpPost post, Sending sending) {
        Request.Builder request = new Request.Builder()
                .url(post.uri().toString())
                .tag(Sending.class, sending)
                .header("Content-Type", post.contentType())
                .post(RequestBody.create(post.body().getBytes(StandardCharsets.UTF_8), null));
        post.headers().forEach(request::header);
        return request.build();
    }

    private static HttpAnswer answer(HttpPost post, Response response) throws IOException {
        BufferedSource body = response.body().source();
        if (body.request(MAX_ANSWER_BYTES + 1L)) {
            throw new HttpFailure(
                    true,
                    post.uri().getHost() + " answered with more than " + MAX_ANSWER_BYTES
                            + " bytes; the answer was dropped.");
        }
        return new HttpAnswer(
                response.code(), response.header("Content-Type", ""), body.readUtf8(), response.header("Location", ""));
    }

    private static HttpFailure failure(HttpPost post, Sending sending, IOException cause) {
        String host = post.uri().getHost();
        if (cause instanceof GuardedSockets.Refused) {
            return new HttpFailure(Retry.NEVER, host + ": " + cause.getMessage(), cause);
        }
        if (sending.begun) {
            String text =
                    host + " gave no whole answer (limit " + post.timeout().toMillis() + " ms): " + cause.getMessage();
            return new HttpFailure(Retry.IF_IDEMPOTENT, text, cause);
        }
        if (isAboutCertificate(cause)) {
            return new HttpFailure(
                    Retry.NEVER, host + " has no certificate that proves its name: " + cause.getMessage(), cause);
        }
        return new HttpFailure(Retry.SAFE, host + " could not be reached: " + cause.getMessage(), cause);
    }

    private static boolean isAboutCertificate(IOException failure) {
        return failure instanceof SSLPeerUnverifiedException
                || (failure instanceof SSLException && failure.getCause() instanceof CertificateException);
    }

    /** Lets go of idle connections. */
    @Override
    public void close() {
        client.connectionPool().evictAll();
    }

    /** Whether the first byte of a request may have left. */
    private static final class Sending {
        private volatile boolean begun;
    }

    private static final class SendingListener extends EventListener {

        @Override
        public void requestHeadersStart(okhttp3.Call call) {
            Sending sending = call.request().tag(Sending.class);
            if (sending != null) {
                sending.begun = true;
            }
        }
    }
}
