package io.github.imbot4j.registration;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.NoReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bots the plans of these tests are about. */
final class SampleBots {

    static final String URL = "https://bots.example.com/bitrix24/event";

    private SampleBots() {}

    static BotModel bot(String code, CommandModel... commands) {
        return bot(code, BotType.BOT, BotProfile.named("Bot " + code), List.of(), commands);
    }

    static BotModel named(String code, String name) {
        return bot(code, BotType.BOT, BotProfile.named(name), List.of());
    }

    static BotModel supervisor(String code) {
        return bot(code, BotType.SUPERVISOR, BotProfile.named("Bot " + code), List.of());
    }

    static BotModel pictured(String code, String base64) {
        return bot(
                code,
                BotType.BOT,
                new BotProfile(
                        "Bot " + code,
                        "",
                        "",
                        BotColor.AUTO,
                        Gender.UNSPECIFIED,
                        "",
                        "",
                        "",
                        Optional.of(new Avatar("a.png", base64))),
                List.of());
    }

    static BotModel editsAware(String code) {
        return bot(code, BotType.BOT, BotProfile.named("Bot " + code), List.of(MessageUpdated.class));
    }

    static CommandModel command(String name, String title) {
        return new CommandModel(name, Map.of("en", title), Map.of(), false, false, false);
    }

    static CommandModel common(String name, String title) {
        return new CommandModel(name, Map.of("en", title), Map.of(), true, false, false);
    }

    static CommandModel hidden(String name) {
        return new CommandModel(name, Map.of(), Map.of(), false, true, true);
    }

    private static BotModel bot(
            String code,
            BotType type,
            BotProfile profile,
            List<Class<? extends Event>> events,
            CommandModel... commands) {
        List<Route> routes = events.stream()
                .map(event -> new Route(new Trigger.OnEvent(event, Set.of(), false), call -> NoReply.SILENCE, "Test"))
                .toList();
        return new BotModel(code, type, false, profile, List.of(commands), routes, "Test");
    }
}
