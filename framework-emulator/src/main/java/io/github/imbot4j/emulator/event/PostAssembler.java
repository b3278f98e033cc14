package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.OfflineEvent;
import io.github.imbot4j.emulator.state.PortalState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The assembly of a post: {@code event}, {@code event_handler_id}, {@code ts} and {@code auth} around the data, once
 * for each handler.
 */
public final class PostAssembler {

    private static final Logger LOG = LoggerFactory.getLogger(PostAssembler.class);

    private final PortalState state;
    private final EventDelivery post;

    public PostAssembler(PortalState state, EventDelivery post) {
        this.state = state;
        this.post = post;
    }

    /** Whether an app wants an event. */
    boolean isWanted(Addressee to, String event) {
        return !handlers(to, event).isEmpty();
    }

    private List<Handler> handlers(Addressee to, String event) {
        return state.handlers()
                .where(handler ->
                        handler.appId().equals(to.appId()) && handler.event().equals(event));
    }

    /** @param auth asked once for each handler: each post has tokens of its own */
    void send(Addressee to, String event, Map<String, Object> data, Supplier<Map<String, Object>> auth) {
        for (Handler handler : handlers(to, event)) {
            if (handler.isOffline()) {
                keep(handler, data, 0);
            } else {
                send(to, handler, data, auth.get());
            }
        }
    }

    void send(Addressee to, Handler handler, Map<String, Object> data, Map<String, Object> auth) {
        send(to.address(handler.url()), handler.event(), OptionalLong.of(handler.id()), data, auth);
    }

    /** Keeps an event for an offline handler: once, while it waits and is the same. */
    void keep(Handler handler, Map<String, Object> data, long userId) {
        String messageId = messageId(handler.event() + "|" + PhpJson.writePlain(data));
        state.atomically(() -> state.offlineEvents()
                .put(state.offlineEvents()
                        .first(known -> known.appId().equals(handler.appId())
                                && known.connector().equals(handler.connector())
                                && known.messageId().equals(messageId)
                                && known.processId().isEmpty())
                        .map(known -> known.again(state.clock().instant()))
                        .orElseGet(() -> new OfflineEvent(
                                state.nextId(),
                                handler.appId(),
                                handler.connector(),
                                handler.event(),
                                data,
                                userId,
                                messageId,
                                state.clock().instant(),
                                "",
                                false))));
    }

    private static String messageId(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Posts to one address. */
    public void send(
            String url, String event, OptionalLong handlerId, Map<String, Object> data, Map<String, Object> auth) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("event", event);
        handlerId.ifPresent(id -> form.put("event_handler_id", id));
        form.put("data", data);
        form.put("ts", state.clock().instant().getEpochSecond());
        form.put("auth", auth);
        try {
            post.post(new URI(url), event, form);
        } catch (java.net.URISyntaxException broken) {
            LOG.warn("{} is not posted to \"{}\": that is no address. Bind another.", event, url);
        }
    }
}
