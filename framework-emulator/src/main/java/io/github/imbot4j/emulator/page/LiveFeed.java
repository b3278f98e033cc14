package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The feed of changes to browsers, as server-sent events: everything at first, then each change, and a heartbeat every
 * few seconds so that either side notices when the other has disconnected.
 *
 * <p>Safe for use by several threads. Sending never waits for a browser: one that is too slow is disconnected, and
 * requests everything again.
 */
final class LiveFeed implements AutoCloseable {

    private static final int MOST_READERS = 64;
    private static final int MOST_WAITING = 5_000;
    private static final int BEAT_SECONDS = 8;
    private static final String END = "";
    private static final String NOTHING = ":\n\n";

    private final PageView view;
    private final PageParts parts;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    LiveFeed(PageView view, PageParts parts) {
        this.view = view;
        this.parts = parts;
        parts.messenger().listen(this::tell);
        parts.traffic().listen(exchange -> send("traffic", view.exchange(exchange)));
        parts.clock().onAdvance(() -> send("clock", view.clock()));
    }

    /** Keeps a browser up to date until it goes away or the server stops. Takes the thread of the request. */
    void follow(Context context) throws IOException {
        if (closed || readers.size() >= MOST_READERS) {
            context.status(503).result("Too many browsers follow this portal: close some.");
            return;
        }
        context.contentType("text/event-stream; charset=utf-8");
        Reader reader = new Reader(context.res().getOutputStream());
        readers.add(reader);
        try {
            reader.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
        }
    }

    void send(String event, Object value) {
        if (readers.isEmpty()) {
            return;
        }
        String text = text(event, value);
        readers.forEach(reader -> reader.offer(text));
    }

    @Override
    public void close() {
        closed = true;
        readers.forEach(Reader::end);
    }

    private void tell(ChatEvent chatEvent) {
        if (chatEvent instanceof ChatEvent.Posted posted) {
            if (posted.skipConnector()) {
                view.whispered(posted.message());
            }
            send("message", view.message(posted.message()));
        } else if (chatEvent instanceof ChatEvent.Edited edited) {
            send("edited", view.message(edited.message()));
        } else if (chatEvent instanceof ChatEvent.Deleted deleted) {
            deleted(deleted);
        } else if (chatEvent instanceof ChatEvent.Reacted reacted) {
            send("reacted", view.reactions(reacted.message()));
        } else if (chatEvent instanceof ChatEvent.ChatChanged changed) {
            send("chat", view.chat(changed.chat()));
        } else if (chatEvent instanceof ChatEvent.Typing typing) {
            send(
                    "typing",
                    Map.of(
                            "userId",
                            typing.userId(),
                            "chatId",
                            typing.chat().id(),
                            "action",
                            typing.action(),
                            "seconds",
                            typing.seconds()));
        } else if (chatEvent instanceof ChatEvent.PersonChanged changed) {
            send("person", view.person(changed.person()));
        } else {
            // The other ones are for apps; what they change of bots and commands is in the status, which is due now.
            readers.forEach(reader -> reader.offer(NOTHING));
        }
    }

    private void deleted(ChatEvent.Deleted deleted) {
        long id = deleted.before().id();
        parts.state()
                .messages()
                .find(id)
                .filter(stub -> !deleted.complete())
                .ifPresentOrElse(
                        stub -> send("edited", view.message(stub)),
                        () -> send(
                                "gone",
                                Map.of("id", id, "chatId", deleted.before().chatId())));
    }

    private static String text(String event, Object value) {
        return "event: " + event + "\ndata: " + Json.text(value) + "\n\n";
    }

    /** One browser. */
    private final class Reader {

        private final ServletOutputStream out;
        private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
        private String status = "";
        private String dev = "";
        private volatile boolean ended;

        Reader(ServletOutputStream out) {
            this.out = out;
        }

        void offer(String text) {
            if (!waiting.offer(text)) {
                end();
            }
        }

        void end() {
            ended = true;
            waiting.clear();
            waiting.offer(END);
        }

        /** Changes wait from before the snapshot on, so that none is lost; the page takes what it has already once more. */
        void run() throws IOException, InterruptedException {
            write("retry: 1000\n\n" + text("snapshot", view.snapshot()));
            int quiet = 0;
            while (!ended && !closed) {
                @Nullable String next = waiting.poll(1, TimeUnit.SECONDS);
                if (next == null) {
                    quiet++;
                } else if (!next.equals(END)) {
                    write(next);
                }
                writeStatus();
                if (quiet >= BEAT_SECONDS) {
                    quiet = 0;
                    write(text("beat", Map.of()));
                }
            }
        }

        private void writeStatus() throws IOException {
            if (!waiting.isEmpty()) {
                return;
            }
            String newStatus = text("status", view.status());
            if (!newStatus.equals(status)) {
                status = newStatus;
                write(status);
            }
            String newDev = text("dev", parts.status().get());
            if (!newDev.equals(dev)) {
                dev = newDev;
                write(dev);
            }
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
