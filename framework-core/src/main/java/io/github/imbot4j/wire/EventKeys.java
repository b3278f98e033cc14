package io.github.imbot4j.wire;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.portal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The idempotency keys of events in the journal. The protocol has no delivery id (transport §4.1), so a key is derived
 * from what must differ between two events and cannot differ between two deliveries of one.
 */
public final class EventKeys {

    private static final String APP = "app";

    private EventKeys() {}

    /**
     * Names an event: at most 200 characters of plain ASCII, the same each time the same event is delivered.
     *
     * @param eventName the post's name, in any case
     */
    public static String idempotencyKey(String eventName, Event event) {
        long bot = event instanceof BotEvent one ? one.bot().id() : 0;
        StringBuilder content = new StringBuilder(eventName.toUpperCase(Locale.ROOT));
        for (Object part : content(event)) {
            String text = part.toString();
            content.append('\0').append(text.length()).append('\0').append(text);
        }
        return event.portal() + ":" + bot + ":" + digest(content.toString());
    }

    /**
     * Names an event about the app as a whole. A portal tells whole seconds, in one of which somebody may install, uninstall and
     * install again; two installs always bring two tokens.
     *
     * @param token the access token the post brought; may be none
     */
    public static String idempotencyKey(String eventName, Event event, Secret token) {
        return token.isPresent()
                ? idempotencyKey(eventName + '\0' + token.fingerprint(), event)
                : idempotencyKey(eventName, event);
    }

    /** Names the line of work an event belongs to: its dialog, what a portal's event is about, or {@code "app"}. */
    public static String lane(Event event) {
        if (event instanceof PortalEvent one) {
            return "event:" + one.subject();
        }
        return event instanceof DialogEvent one ? one.dialog().id() : APP;
    }

    private static List<Object> content(Event event) {
        Instant raised = event.origin().raisedAt();
        if (event instanceof MessageReceived it) {
            Message message = it.message();
            return message.id() == 0
                    ? List.of(it.dialog().id(), it.sender().id(), message.uuid(), message.original(), raised)
                    : List.of(message.id());
        }
        if (event instanceof MessageUpdated it) {
            return List.of(it.message().id(), it.message().original(), raised);
        }
        if (event instanceof MessageDeleted it) {
            return List.of(it.messageId());
        }
        if (event instanceof CommandReceived it) {
            return command(it, raised);
        }
        if (event instanceof ContextReceived it) {
            return List.of(it.dialog().id(), it.sender().id(), it.context(), raised);
        }
        if (event instanceof PortalEvent it) {
            return List.of(it.bot().code(), it.data(), raised);
        }
        return event instanceof DialogEvent it
                ? List.of(it.dialog().id(), it.sender().id(), raised)
                : List.of(raised);
    }

    /** A typed command has a message of its own; a button can be pressed again and again. */
    private static List<Object> command(CommandReceived it, Instant raised) {
        boolean once = !it.isPressed() && it.message().id() != 0;
        return List.of(
                it.message().id(),
                it.commandId(),
                it.command(),
                it.params(),
                it.sender().id(),
                it.dialog().id(),
                once ? "" : raised);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
