package io.github.imbot4j.rest;

import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.WebAddress;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The HTTP client: HTTP/1.1 with keep-alive, TLS with verification of the host name, no redirects, no cookies, no
 * proxy. Connecting takes at most 5 s, and the whole at most what the post allows; an answer has at most the bytes the
 * post allows, after decompression. Every address is put to the policy when it is connected to; plain http needs {@link
 * EndpointPolicy#allowPrivate()}.
 *
 * <p>A kept connection is looked at before it is used again. A post that a server did not get, because it had closed
 * the connection, goes out once more on a new one; nothing else is repeated.
 *
 * <p>Safe for use by several threads, virtual ones too; one transport is enough for a process.
 */
public final class HttpTransport implements Http, AutoCloseable {

    /** The longest answer of any post, in bytes after decompression. */
    public static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int IDLE_CONNECTIONS = 256;
    private static final Duration IDLE_TIME = Duration.ofSeconds(30);

    /**
     * A server that had closed a connection says so within a round trip. One that closes it later than this had the request.
     */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /** A connection that answered within this time is used again without waiting for its end: no server closes one so soon. */
    private static final Duration WARM = Duration.ofMillis(100);

    /** So many addresses are known without being read. */
    private static final int MOST_URLS = 2_000;

    /** So much of an answer is read at once. */
    private static final int STEP = 64 * 1024;

    private final EndpointPolicy policy;
    private final ResponseMemory memory;
    private final Map<URI, HttpUrl> urls = new ConcurrentHashMap<>();
    private final OkHttpClient kept;
    private final OkHttpClient fresh;

    public HttpTransport(EndpointPolicy policy) {
        this(policy, UnaryOperator.identity());
    }

    HttpTransport(EndpointPolicy policy, UnaryOperator<OkHttpClient.Builder> settings) {
        this(policy, ResponseMemory.ofHeap(), settings);
    }

    HttpTransport(EndpointPolicy policy, ResponseMemory memory, UnaryOperator<OkHttpClient.Builder> settings) {
        this.policy = policy;
        this.memory = memory;
        Map<Connection, Long> used = Collections.synchronizedMap(new WeakHashMap<>());
        this.kept = settings.apply(new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .socketFactory(new PolicySocketFactory(policy))
                        .proxy(Proxy.NO_PROXY)
                        .connectionPool(
                                new ConnectionPool(IDLE_CONNECTIONS, IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS))
                        .connectTimeout(CONNECT_TIMEOUT)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(chain -> onConnection(chain, used))
                        .eventListener(new SendingListener()))
                .build();
        this.fresh = kept.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build();
    }

    /**
     * Refuses a kept connection that the server has closed, and keeps {@code Retry-After} from the library, which repeats a
     * request by itself when a 503 says 0.
     *
     * @param used when each connection was answered on last; one that was just now is not waited for, which takes a millisecond
     */
    private static Response onConnection(Interceptor.Chain chain, Map<Connection, Long> used) throws IOException {
        Sending sending = Objects.requireNonNull(chain.request().tag(Sending.class));
        Connection connection = Objects.requireNonNull(chain.connection());
        Long last = used.get(connection);
        boolean isWarm = last != null && System.nanoTime() - last < WARM.toNanos();
        if (sending.reused && !(isWarm ? isSilent(connection.socket()) : isOpen(connection.socket()))) {
            throw new ClosedConnection();
        }
        Response response = chain.proceed(chain.request());
        used.put(connection, System.nanoTime());
        String retryAfter = response.header("Retry-After");
        if (retryAfter == null) {
            return response;
        }
        sending.retryAfter = RetryAfter.of(retryAfter, response.header("Date"));
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    /** Without waiting: what a server sent before it is asked is not the answer. */
    private static boolean isSilent(Socket socket) {
        try {
            return socket.getInputStream().available() == 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /** A server that sends before it is asked is of no use either: what comes is not the answer. */
    private static boolean isOpen(Socket socket) {
        try {
            int before = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                socket.getInputStream().read();
                return false;
            } finally {
                socket.setSoTimeout(before);
            }
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public HttpResponse post(HttpRequest post) {
        if (!policy.allowPrivate() && !"https".equalsIgnoreCase(post.uri().getScheme())) {
            throw new HttpFailure(
                    RetryHint.NEVER,
                    WebAddress.host(post.uri()) + " may not be called over plain http; use https, or set"
                            + " --allow-private-portals for a portal of your own.");
        }
        long begun = System.nanoTime();
        Optional<HttpResponse> answer = post(kept, post, post.timeout());
        return answer.orElseGet(() -> {
            Duration left = post.timeout().minusNanos(System.nanoTime() - begun);
            return post(fresh, post, left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left)
                    .orElseThrow();
        });
    }

    /** Empty when the server did not get it, because it had closed the connection that was kept. */
    private Optional<HttpResponse> post(OkHttpClient client, HttpRequest post, Duration timeout) {
        Sending sending = new Sending();
        okhttp3.Call call = client.newCall(request(post, sending));
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return Optional.of(answer(post, response, sending));
        } catch (IOException e) {
            if (sending.wasInVain(e)) {
                return Optional.empty();
            }
            throw failure(post, sending, e);
        }
    }

    /** The body has no media type of its own: the library would parse it anew for every request. */
    private Request request(HttpRequest post, Sending sending) {
        Request.Builder request = new Request.Builder()
                .url(url(post.uri()))
                .tag(Sending.class, sending)
                .header("Content-Type", post.contentType())
                .post(RequestBody.create(post.body().getBytes(StandardCharsets.UTF_8), null));
        post.headers().forEach(request::header);
        return request.build();
    }

    /** Bots call the same methods of the same portals; the library takes its time to read an address. */
    private HttpUrl url(URI uri) {
        HttpUrl known = urls.get(uri);
        if (known != null) {
            return known;
        }
        HttpUrl read = HttpUrl.get(uri.toString());
        if (uri.getRawQuery() == null) {
            if (urls.size() >= MOST_URLS) {
                urls.clear();
            }
            urls.put(uri, read);
        }
        return read;
    }

    private HttpResponse answer(HttpRequest post, Response response, Sending sending) throws IOException {
        try (ResponseMemory.Lease lease = memory.lease(post.uri().getAuthority())) {
            return new HttpResponse(
                    response.code(),
                    response.header("Content-Type", ""),
                    body(post, response, lease),
                    response.header("Location", ""),
                    sending.retryAfter);
        }
    }

    /** An error's page is cut, since its status says enough. */
    private static String body(HttpRequest post, Response response, ResponseMemory.Lease lease) throws IOException {
        BufferedSource body = response.body().source();
        boolean mayBeCut = response.code() >= 400;
        int most = post.maxAnswer();
        for (int wanted = Math.min(STEP, most + 1); body.request(wanted); wanted = Math.min(wanted + STEP, most + 1)) {
            if (wanted > most) {
                if (mayBeCut) {
                    return body.readString(most, StandardCharsets.UTF_8);
                }
                throw new HttpFailure(
                        true,
                        WebAddress.host(post.uri()) + " answered with more than " + most
                                + " bytes; the answer was dropped.");
            }
            if (!lease.growTo(wanted + (long) STEP)) {
                throw new HttpFailure(
                        true,
                        WebAddress.host(post.uri())
                                + " answered with more than the memory for answers holds now; the answer was"
                                + " dropped. Ask for less at once, or raise -Xmx.");
            }
        }
        return body.readUtf8();
    }

    private static HttpFailure failure(HttpRequest post, Sending sending, IOException cause) {
        String host = WebAddress.host(post.uri());
        if (cause instanceof PolicySocketFactory.Refused) {
            return new HttpFailure(RetryHint.NEVER, host + ": " + cause.getMessage(), cause);
        }
        if (sending.begun) {
            String text =
                    host + " gave no whole answer (limit " + post.timeout().toMillis() + " ms): " + cause.getMessage();
            return new HttpFailure(RetryHint.IF_IDEMPOTENT, text, cause);
        }
        if (isAboutCertificate(cause)) {
            return new HttpFailure(
                    RetryHint.NEVER, host + " has no certificate that proves its name: " + cause.getMessage(), cause);
        }
        return new HttpFailure(RetryHint.SAFE, host + " could not be reached: " + cause.getMessage(), cause);
    }

    private static boolean isAboutCertificate(IOException failure) {
        return failure instanceof SSLPeerUnverifiedException
                || (failure instanceof SSLException && failure.getCause() instanceof CertificateException);
    }

    /** Lets go of idle connections. */
    @Override
    public void close() {
        kept.connectionPool().evictAll();
    }

    /** A kept connection was closed before the request. */
    private static final class ClosedConnection extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedConnection() {
            super("the server has closed the connection");
        }
    }

    /** The way of one request. */
    private static final class Sending {
        private volatile boolean reused = true;
        private volatile boolean begun;
        private volatile boolean answered;
        private volatile long sentAt;
        private volatile Duration retryAfter = Duration.ZERO;

        /** Whether the request went out on a connection that the server had closed: it ended at once, without any answer. */
        boolean wasInVain(IOException failure) {
            if (!reused || answered) {
                return false;
            }
            if (failure instanceof ClosedConnection) {
                return true;
            }
            return begun && System.nanoTime() - sentAt < CLOSING.toNanos() && isClosed(failure);
        }

        private static boolean isClosed(IOException failure) {
            Throwable cause = failure.getCause();
            if (failure instanceof SSLException) {
                return cause instanceof SocketException || cause instanceof EOFException;
            }
            if (cause instanceof EOFException) {
                // The library says what it had of the first line: an answer that began is an answer.
                return String.valueOf(cause.getMessage()).contains("limit=0 ");
            }
            return failure instanceof SocketException;
        }
    }

    private static final class SendingListener extends EventListener {

        @Override
        public void connectStart(okhttp3.Call call, InetSocketAddress address, Proxy proxy) {
            with(call, sending -> sending.reused = false);
        }

        @Override
        public void requestHeadersStart(okhttp3.Call call) {
            with(call, sending -> {
                sending.sentAt = System.nanoTime();
                sending.begun = true;
            });
        }

        @Override
        public void responseHeadersEnd(okhttp3.Call call, Response response) {
            with(call, sending -> sending.answered = true);
        }

        private static void with(okhttp3.Call call, Consumer<Sending> change) {
            Sending sending = call.request().tag(Sending.class);
            if (sending != null) {
                change.accept(sending);
            }
        }
    }
}
