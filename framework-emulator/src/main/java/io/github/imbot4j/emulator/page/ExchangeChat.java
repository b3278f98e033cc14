package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chat and the bot an exchange is about. */
final class ExchangeChat {

    private final PortalState state;

    ExchangeChat(PortalState state) {
        this.state = state;
    }

    /** Returns what the exchange says: the parameters of a call, or {@code PARAMS} of an event. */
    @SuppressWarnings("unchecked") // decoded forms are maps with text keys
    static Map<String, Object> said(Exchange exchange) {
        if (exchange instanceof Exchange.RestCall call) {
            return call.params();
        }
        if (exchange instanceof Exchange.EventPost event
                && event.data().get("data") instanceof Map<?, ?> data
                && data.get("PARAMS") instanceof Map<?, ?> params) {
            return (Map<String, Object>) params;
        }
        return Map.of();
    }

    /** Returns the chat an exchange is about; {@code 0} when it is about none. */
    long chatId(Exchange exchange) {
        if (exchange instanceof Exchange.Failure failure) {
            long bot = state.bots()
                    .first(one -> one.code().equals(failure.bot()))
                    .map(RegisteredBot::id)
                    .orElse(0L);
            return inDialog(failure.dialog(), bot);
        }
        Map<String, Object> said = said(exchange);
        for (String key : List.of("TO_CHAT_ID", "CHAT_ID")) {
            long id = number(said.get(key));
            if (state.chats().find(id).isPresent()) {
                return id;
            }
        }
        long message = number(said.get("MESSAGE_ID"));
        if (message != 0) {
            return state.messages().find(message).map(Message::chatId).orElse(0L);
        }
        boolean call = exchange instanceof Exchange.RestCall;
        long bot = number(said.get(call ? "BOT_ID" : "TO_USER_ID"));
        return inDialog(String.valueOf(said.getOrDefault("DIALOG_ID", "")), bot == 0 ? addressed(exchange) : bot);
    }

    /** Returns the bot an exchange is about, as it says, or as its chat has one. */
    Optional<RegisteredBot> bot(Exchange exchange) {
        if (exchange instanceof Exchange.Failure failure) {
            return state.bots().first(one -> one.code().equals(failure.bot()));
        }
        return state.bots()
                .find(number(said(exchange).get("BOT_ID")))
                .or(() -> state.bots().find(addressed(exchange)))
                .or(() -> state.chats().find(chatId(exchange)).stream()
                        .flatMap(chat -> chat.members().stream())
                        .flatMap(id -> state.people().find(id).stream())
                        .filter(Person::isBot)
                        .flatMap(person -> state.bots().find(person.id()).stream())
                        .findFirst());
    }

    /** Returns what people call a chat: its title, or who else is in a private one. */
    String title(Chat chat, Optional<RegisteredBot> bot) {
        if (chat.type() != ChatType.PRIVATE) {
            return chat.title();
        }
        return chat.members().stream()
                .filter(id -> bot.filter(one -> one.id() == id).isEmpty())
                .flatMap(id -> state.people().find(id).stream())
                .map(Person::name)
                .findFirst()
                .orElse("");
    }

    private long inDialog(String dialog, long bot) {
        return dialog.startsWith("chat")
                ? number(dialog.substring("chat".length()))
                : state.privateChat(number(dialog), bot).map(Chat::id).orElse(0L);
    }

    /** The first of the bots an event is for. */
    private static long addressed(Exchange exchange) {
        if (!(exchange instanceof Exchange.EventPost event) || !(event.data().get("data") instanceof Map<?, ?> data)) {
            return 0;
        }
        for (String key : List.of("BOT", "COMMAND")) {
            if (data.get(key) instanceof Map<?, ?> blocks) {
                for (Object block : blocks.values()) {
                    if (block instanceof Map<?, ?> bot) {
                        return number(bot.get("BOT_ID"));
                    }
                }
            }
        }
        return number(data.get("BOT_ID"));
    }

    static long number(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
