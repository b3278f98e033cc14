package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bot of answers and events: short for strangers, longer for its owner (v2 §2.5). */
final class BotView {

    private static final int FIRST_WITHOUT_APP_ID = 35;
    private static final Map<String, String> TYPES =
            Map.of("B", "bot", "O", "openline", "S", "supervisor", RegisteredBot.PERSONAL, "personal");

    private final PortalState state;
    private final Map<Long, Long> messages = new ConcurrentHashMap<>();

    BotView(PortalState state) {
        this.state = state;
    }

    static String type(RegisteredBot bot) {
        return TYPES.getOrDefault(bot.type(), "network");
    }

    /** Counts a message that a bot is told of. */
    void count(RegisteredBot bot) {
        messages.merge(bot.id(), 1L, Long::sum);
    }

    /** Forgets what was counted of a bot that is removed. */
    void forget(ChatEvent.BotRemoved removed) {
        messages.remove(removed.botId());
    }

    Map<String, Object> brief(RegisteredBot bot) {
        return fields(bot).map();
    }

    Map<String, Object> full(RegisteredBot bot) {
        List<Chat> chats = state.chats().where(chat -> chat.has(bot.id()));
        Fields fields = fields(bot)
                .with("moduleId", "rest")
                .with("eventMode", bot.settings().fetches() ? "fetch" : "webhook")
                .with("countMessage", messages.getOrDefault(bot.id(), 0L))
                .with(
                        "countCommand",
                        state.commands()
                                .where(command -> command.botId() == bot.id())
                                .size())
                .with("countChat", chats.size())
                .with(
                        "countUser",
                        chats.stream()
                                .flatMap(chat -> chat.members().stream())
                                .distinct()
                                .filter(member -> member != bot.id())
                                .count());
        if (state.revision() < FIRST_WITHOUT_APP_ID) {
            fields.with("appId", bot.appId());
        }
        return fields.map();
    }

    private Fields fields(RegisteredBot bot) {
        return new Fields()
                .with("id", bot.id())
                .with("code", bot.code())
                .with("type", type(bot))
                .with("isHidden", bot.settings().hidden())
                .with("isSupportOpenline", bot.openLine())
                .with("isReactionsEnabled", bot.settings().reactions())
                .withTextOrNull("backgroundId", bot.settings().background())
                .with(
                        "language",
                        state.people().find(bot.id()).map(Person::language).orElse(state.language()));
    }
}
