package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import io.github.imbot4j.emulator.state.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The portal's state as the trees sent to the page. Secrets of apps and tokens are not included. */
final class PageView {

    /** How many messages of a chat and exchanges the page is sent at first. */
    static final int RECENT = 200;

    private final PageParts parts;
    private final PortalState state;
    private final ExchangeChat chats;
    private final String run = UUID.randomUUID().toString();
    private final Set<Long> whispers = ConcurrentHashMap.newKeySet();

    PageView(PageParts parts) {
        this.parts = parts;
        this.state = parts.state();
        this.chats = new ExchangeChat(state);
    }

    Map<String, Object> snapshot() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("run", run);
        all.put("people", state.people().all().stream().map(this::person).toList());
        all.put("chats", state.chats().all().stream().map(this::chat).toList());
        all.put(
                "messages",
                state.chats().all().stream()
                        .flatMap(chat -> lastOf(state.messagesOf(chat.id()), RECENT).stream())
                        .map(this::message)
                        .toList());
        all.put(
                "traffic",
                lastOf(parts.traffic().all(), RECENT).stream()
                        .map(this::exchange)
                        .toList());
        all.put("status", status());
        all.put("dev", parts.status().get());
        all.put("clock", clock());
        all.put("callFaults", Arrays.stream(CallFault.values()).map(Enum::name).toList());
        return all;
    }

    /** What changes without a happening of the messenger: apps, bots, commands, faults. */
    Map<String, Object> status() {
        return Map.of(
                "apps", state.apps().all().stream().map(this::app).toList(),
                "bots", state.bots().all().stream().map(PageView::bot).toList(),
                "commands",
                        state.commands().all().stream().map(PageView::command).toList(),
                "planned", parts.faults().planned());
    }

    Map<String, Object> clock() {
        Instant now = parts.clock().instant();
        return Map.of(
                "now",
                now.toString(),
                "ahead",
                Duration.between(Instant.now(), now).toSeconds());
    }

    /** Marks a message that an Open Line's client does not get (v1 §4.1, SKIP_CONNECTOR). */
    void whispered(Message message) {
        whispers.add(message.id());
    }

    Map<String, Object> person(Person person) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", person.id());
        shown.put("name", person.name());
        shown.put("firstName", person.firstName());
        shown.put("position", person.position());
        shown.put("language", person.language());
        shown.put("kind", person.kind().name());
        shown.put("admin", person.admin());
        shown.put("color", person.color());
        shown.put("avatar", person.avatar());
        return shown;
    }

    Map<String, Object> chat(Chat chat) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", chat.id());
        shown.put("type", chat.type().letter());
        shown.put("title", chat.title());
        shown.put("description", chat.description());
        shown.put("ownerId", chat.ownerId());
        shown.put("members", chat.members());
        shown.put("managers", chat.managers());
        shown.put("color", chat.color());
        shown.put("avatar", chat.avatar());
        shown.put("entityType", chat.entityType());
        shown.put("entityId", chat.entityId());
        shown.put("textFieldEnabled", chat.textFieldEnabled());
        return shown;
    }

    Map<String, Object> message(Message message) {
        Message.Extra extra = message.extra();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", message.id());
        shown.put("chatId", message.chatId());
        shown.put("authorId", message.authorId());
        shown.put("date", message.date().toString());
        shown.put("text", message.text());
        shown.put("system", message.system());
        shown.put("deleted", message.deleted());
        shown.put("attach", extra.attach());
        extra.keyboard().ifPresent(keyboard -> shown.put("keyboard", keyboard));
        extra.menu().ifPresent(menu -> shown.put("menu", menu));
        shown.put(
                "files",
                extra.files().stream()
                        .flatMap(id -> state.files().find(id).stream())
                        .map(PageView::file)
                        .toList());
        shown.put("replyTo", extra.replyTo());
        shown.put("likes", extra.likes());
        shown.put("reactions", byReaction(extra));
        shown.put("edited", extra.edited());
        shown.put("whisper", whispers.contains(message.id()));
        return shown;
    }

    /** What changes when somebody reacts to a message. */
    Map<String, Object> reactions(Message message) {
        return Map.of("id", message.id(), "likes", message.extra().likes(), "reactions", byReaction(message.extra()));
    }

    /** Who reacted, by the code of the reaction. */
    private static Map<String, List<Long>> byReaction(Message.Extra extra) {
        Map<String, List<Long>> users = new TreeMap<>();
        new TreeMap<>(extra.reactions())
                .forEach((user, code) ->
                        users.computeIfAbsent(code, any -> new ArrayList<>()).add(user));
        return users;
    }

    /** The messages of a chat before one, oldest first; at most {@link #RECENT}. */
    List<Map<String, Object>> before(long chatId, long messageId) {
        List<Message> older = state.messagesOf(chatId).stream()
                .filter(message -> message.id() < messageId)
                .toList();
        return lastOf(older, RECENT).stream().map(this::message).toList();
    }

    /** What one line of the traffic shows. */
    Map<String, Object> exchange(Exchange exchange) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", exchange.id());
        shown.put("at", exchange.at().toString());
        if (exchange instanceof Exchange.EventPost event) {
            shown.put("kind", "event");
            shown.put("name", event.event());
            shown.put("status", event.status());
            shown.put("millis", event.millis());
            event.fault().ifPresent(fault -> shown.put("fault", fault));
        } else if (exchange instanceof Exchange.RestCall call) {
            shown.put("kind", call.oauth() ? "oauth" : "call");
            shown.put("name", call.method());
            shown.put("status", call.status());
            shown.put("millis", call.millis());
            shown.put("error", call.error());
            call.batch().ifPresent(batch -> shown.put("batch", batch));
            call.fault().ifPresent(fault -> shown.put("fault", fault));
        } else if (exchange instanceof Exchange.Failure failure) {
            shown.put("kind", "failure");
            shown.put("name", failure.text());
            shown.put("status", 0);
        }
        Optional<RegisteredBot> bot = chats.bot(exchange);
        bot.ifPresent(one -> shown.put("bot", one.code()));
        state.chats().find(chats.chatId(exchange)).ifPresent(chat -> {
            shown.put("chat", chat.id());
            shown.put("title", chats.title(chat, bot));
        });
        return shown;
    }

    /** The same with everything that was sent and answered. */
    Map<String, Object> wholeExchange(Exchange exchange) {
        Map<String, Object> shown = exchange(exchange);
        if (exchange instanceof Exchange.EventPost event) {
            shown.put("url", event.url());
            shown.put("raw", event.form());
            shown.put("decoded", event.data());
        } else if (exchange instanceof Exchange.RestCall call) {
            shown.put("raw", call.request());
            shown.put("decoded", call.params());
            shown.put("answer", call.answer());
        } else if (exchange instanceof Exchange.Failure failure) {
            shown.put("raw", failure.trace().isEmpty() ? failure.text() : failure.trace());
        }
        return shown;
    }

    private Map<String, Object> app(App app) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("clientId", app.clientId());
        shown.put("name", app.name());
        shown.put("installUrl", app.installUrl());
        shown.put("scope", app.scope());
        shown.put("version", app.version());
        shown.put("installed", app.installed());
        return shown;
    }

    private static Map<String, Object> bot(RegisteredBot bot) {
        return Map.of(
                "id", bot.id(),
                "code", bot.code(),
                "type", bot.type(),
                "openLine", bot.openLine(),
                "appId", bot.appId());
    }

    private static Map<String, Object> command(RegisteredCommand command) {
        return Map.of(
                "id", command.id(),
                "botId", command.botId(),
                "command", command.command(),
                "common", command.common(),
                "hidden", command.hidden(),
                "extranet", command.extranet(),
                "texts",
                        command.texts().stream()
                                .map(text -> Map.of(
                                        "language", text.language(),
                                        "title", text.title(),
                                        "params", text.params()))
                                .toList());
    }

    private static Map<String, Object> file(StoredFile file) {
        return Map.of(
                "id", file.id(),
                "name", file.name(),
                "type", file.type(),
                "contentType", file.contentType(),
                "size", file.bytes().length);
    }

    private static <T> List<T> lastOf(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
