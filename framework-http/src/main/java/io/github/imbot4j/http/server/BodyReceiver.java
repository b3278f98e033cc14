package io.github.imbot4j.http.server;

import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.web.WebRoute;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A handler that receives the complete body of every request, at any path, before the request is handled; no thread is
 * held meanwhile. A body that is too large, too slow or broken is answered here (transport §5.4 no. 12).
 */
final class BodyReceiver extends Handler.Wrapper {

    /** The largest body that is taken, in bytes. */
    static final int MOST_BYTES = 1024 * 1024;

    /** So many bytes a body gets room for with its first one. */
    private static final int SMALL = 32 * 1024;

    /** How long a body may take to arrive. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    /** How long the rest of a body that is not taken is read, so that its sender gets to read the answer. */
    private static final Duration DISCARDING = Duration.ofSeconds(10);

    /** How long nothing may come of such a rest. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** So many requests for pages a connection carries: portals post, and who asks for pages without reading them would keep us busy. */
    private static final int MOST_PAGES = 8;

    /** Pages that one sender gets in a second: a person opens one, a probe asks for a few. */
    private static final int PAGES_A_SECOND = 40;

    /** Requests for the program's own routes: a page of theirs may consist of many files. */
    private static final int ROUTED_A_SECOND = 200;

    /** How long the answer waits to who asks for more: closed at once, the sender would come again at once. */
    private static final Duration HELD_BACK = Duration.ofSeconds(10);

    private static final String BODY = BodyReceiver.class.getName();
    private static final byte[] NOTHING = {};

    private final BodyMemoryLimiter bodyMemoryLimiter;
    private final Connections connections;
    private final Refusals refusals;
    private final Duration idleTimeout;
    private final RequestRate pages;
    private final RequestRate routed;

    /** @param idleTimeout how long a connection may be silent while no request of it is handled */
    BodyReceiver(
            BodyMemoryLimiter bodyMemoryLimiter, Connections connections, Refusals refusals, Duration idleTimeout) {
        this.pages = new RequestRate(PAGES_A_SECOND, connections.nanoTime());
        this.routed = new RequestRate(ROUTED_A_SECOND, connections.nanoTime());
        this.idleTimeout = idleTimeout;
        this.bodyMemoryLimiter = bodyMemoryLimiter;
        this.connections = connections;
        this.refusals = refusals;
    }

    /**
     * Returns the body that was received.
     *
     * @param attribute reads an attribute of the request
     */
    static byte[] body(Function<String, @Nullable Object> attribute) {
        return attribute.apply(BODY) instanceof byte[] body ? body : NOTHING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getLength() > MOST_BYTES) {
            refuse(request, response, callback, tooLarge());
        } else if (asksTooOften(request)) {
            holdBack(request, response, callback);
        } else {
            begin(request, new Reception(request, response, callback));
        }
        return true;
    }

    private boolean asksTooOften(Request request) {
        if (HttpMethod.POST.is(request.getMethod())) {
            return false;
        }
        RequestRate rate = Request.getPathInContext(request).startsWith(WebRoute.PREFIX) ? routed : pages;
        return rate.isExceededBy(refusals.sender(request));
    }

    /** Answers late, without a thread; until then the connection is one of those that wait, and no further request of it is read. */
    private void holdBack(Request request, Response response, Callback callback) {
        refusals.refused(request, 429, "too many pages are asked for");
        request.getComponents()
                .getScheduler()
                .schedule(
                        () -> {
                            response.setStatus(429);
                            response.getHeaders().put(HttpHeader.CONNECTION, "close");
                            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
                            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0L);
                            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
                        },
                        HELD_BACK.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /**
     * Jetty goes on with the next request of a connection in the same thread as long as there is one. A stranger who does not wait for
     * answers would keep the thread, so each further request of a connection takes its turn behind those of others.
     */
    private static void begin(Request request, Runnable reception) {
        if (request.getConnectionMetaData().getConnection().getMessagesIn() <= 1) {
            reception.run();
            return;
        }
        try {
            request.getComponents().getExecutor().execute(reception);
        } catch (RejectedExecutionException stopping) {
            reception.run();
        }
    }

    private static UnacceptableBody tooLarge() {
        return new UnacceptableBody(413, "The body is larger than " + MOST_BYTES + " bytes.");
    }

    private static boolean isOver(Request request, Duration most) {
        return System.nanoTime() - request.getBeginNanoTime() > most.toNanos();
    }

    private void refuse(Request request, Response response, Callback callback, UnacceptableBody refused) {
        refusals.refused(request, refused.status(), String.valueOf(refused.getMessage()));
        boolean isAwaited = request.getHeaders().contains(HttpHeader.EXPECT);
        response.setStatus(refused.status());
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0L);
        if (isAwaited || refused.status() != 413) {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else {
            Discarding rest = new Discarding(request, callback);
            response.write(true, BufferUtil.EMPTY_BUFFER, Callback.from(rest, callback::failed));
        }
    }

    /** One body that arrives. */
    private final class Reception implements Runnable {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Connection connection;
        private final BodyMemoryLimiter.Room room;
        private byte[] bytes = NOTHING;
        private int length;

        Reception(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.connection = request.getConnectionMetaData().getConnection();
            EndPoint peer = connection.getEndPoint();
            this.room = bodyMemoryLimiter.room(
                    () -> peer.close(new IOException("Closed here: others need the room of the body.")));
        }

        @Override
        public void run() {
            boolean whole;
            try {
                whole = read();
            } catch (UnacceptableBody refused) {
                room.close();
                bytes = NOTHING;
                refuse(request, response, callback, refused);
                return;
            }
            if (whole) {
                if (length > 0) {
                    room.arrived();
                }
                handOver();
            } else {
                request.demand(this);
            }
        }

        private boolean read() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    return false;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    boolean silent = chunk.getFailure() instanceof TimeoutException;
                    throw silent ? late() : new UnacceptableBody(400, "The body broke off.");
                }
                try {
                    append(chunk);
                } finally {
                    chunk.release();
                }
                if (chunk.isLast()) {
                    return true;
                }
                if (isOver(request, LONGEST)) {
                    throw late();
                }
            }
        }

        private void append(Content.Chunk chunk) {
            int more = chunk.remaining();
            if (length + more > MOST_BYTES) {
                throw tooLarge();
            }
            if (length + more > bytes.length) {
                int size = Math.min(MOST_BYTES, Math.max(announced(length + more), 2 * bytes.length));
                room.grow(size);
                bytes = Arrays.copyOf(bytes, size);
            }
            chunk.getByteBuffer().get(bytes, length, more);
            length += more;
        }

        /** A small body gets what it needs at once. A large one gets more as it comes, since announcing it costs its sender nothing. */
        private int announced(int received) {
            long whole = request.getLength();
            return whole <= SMALL ? (int) Math.max(whole, received) : received;
        }

        private UnacceptableBody late() {
            return new UnacceptableBody(408, "The body did not come within " + LONGEST.toSeconds() + " s.");
        }

        /**
         * An install may take longer than a connection may be silent, and so may a route of the program's. Others do without: each change
         * takes a lock of all.
         */
        private boolean mayTakeLong(String path) {
            return (length > 0 && path.equals(AppSettings.INSTALL_PATH)) || path.startsWith(WebRoute.PREFIX);
        }

        private void handOver() {
            request.setAttribute(BODY, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
            if (!HttpMethod.POST.is(request.getMethod()) && connection.getMessagesIn() >= MOST_PAGES) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            EndPoint peer = connection.getEndPoint();
            connections.handling(connection);
            boolean mayTakeLong = mayTakeLong(Request.getPathInContext(request));
            if (mayTakeLong) {
                peer.setIdleTimeout(0);
            }
            try {
                if (!BodyReceiver.super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Exception failure) {
                Response.writeError(request, response, callback, failure);
            } finally {
                if (mayTakeLong) {
                    peer.setIdleTimeout(idleTimeout.toMillis());
                }
                connections.handled(connection);
                if (length > 0) {
                    room.close();
                }
            }
        }
    }

    /**
     * The rest of a body that is not taken, read and thrown away. Closing a connection on bytes that were not read resets it, and
     * the answer with it: the sender would see a broken connection and no reason.
     */
    private static final class Discarding implements Runnable {

        private final Request request;
        private final Callback callback;
        private final long begun = System.nanoTime();

        Discarding(Request request, Callback callback) {
            this.request = request;
            this.callback = callback;
            EndPoint peer = request.getConnectionMetaData().getConnection().getEndPoint();
            peer.setIdleTimeout(Math.min(peer.getIdleTimeout(), SILENCE.toMillis()));
        }

        @Override
        public void run() {
            while (System.nanoTime() - begun < DISCARDING.toNanos()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    break;
                }
                chunk.release();
                if (chunk.isLast()) {
                    break;
                }
            }
            callback.succeeded();
        }
    }
}
