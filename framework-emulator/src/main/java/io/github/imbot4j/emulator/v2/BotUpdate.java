package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.Optional;

/** The method that changes a bot, its event mode and its token: {@code imbot.v2.Bot.update} (v2 §2.3). */
final class BotUpdate {

    private static final int FIRST_WITH_ROTATION = 35;

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final BotMethods bots;
    private final EventChannel channel;

    BotUpdate(Messenger messenger, Owned owned, BotMethods bots, EventChannel channel) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.bots = bots;
        this.channel = channel;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Bot.update", request -> state.atomically(() -> update(request)));
    }

    /**
     * To fetch removes the subscriptions; to be posted to drops what waits, and subscribes only with an address in the same
     * call.
     */
    private Object update(Request request) {
        RegisteredBot bot = owned.require(request);
        BotFields fields = new BotFields(new Args(request).requireFields());
        boolean fetches = fields.fetches().orElse(bot.settings().fetches());
        Optional<String> url = fields.webhookUrl();
        fields.requireAvatar();
        Optional<String> token = fields.token().filter(given -> state.revision() >= FIRST_WITH_ROTATION);
        String owner = token.map(given -> rotated(request, bot, given)).orElse(bot.appId());
        String address = fetches ? "" : url.orElse(bot.settings().webhookUrl());
        RegisteredBot changed = new RegisteredBot(
                bot.id(),
                bot.code(),
                bot.type(),
                bot.type().equals("O") || Args.flag(fields.at("isSupportOpenline"), bot.openLine()),
                owner,
                fields.settings(bot.settings(), fetches, address));
        if (bot.settings().fetches() && !fetches) {
            channel.clear(bot.id());
        }
        state.bots().put(changed);
        channel.subscribe(bot, changed);
        moveCommands(bot, owner);
        state.people()
                .find(bot.id())
                .ifPresent(person -> messenger.tell(
                        new ChatEvent.PersonChanged(state.people().put(fields.person(person)))));
        messenger.tell(new ChatEvent.RegistrationChanged(owner));
        return bots.answer(changed);
    }

    /** Only the token of a webhook's bot changes, to one that no other bot has; the old one is dead at once. */
    private String rotated(Request request, RegisteredBot bot, String token) {
        String owner = Owned.WEBHOOK + token;
        boolean taken = state.bots()
                .first(other -> other.id() != bot.id() && other.appId().equals(owner))
                .isPresent();
        if (request.caller().isApp() || taken) {
            throw RestError.of("BOT_TOKEN_ROTATION_FAILED", "Bot token cannot be changed");
        }
        return owner;
    }

    private void moveCommands(RegisteredBot bot, String owner) {
        for (RegisteredCommand command : state.commands().where(known -> known.botId() == bot.id())) {
            state.commands()
                    .put(new RegisteredCommand(
                            command.id(),
                            command.botId(),
                            owner,
                            command.command(),
                            command.common(),
                            command.hidden(),
                            command.extranet(),
                            command.texts()));
        }
    }
}
