package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;

/** The method that changes a bot: {@code imbot.update} (v1 §2.3). Names inside FIELDS are found in upper case only. */
final class BotUpdate {

    private static final List<String> URLS = List.of(
            "EVENT_MESSAGE_ADD",
            "EVENT_MESSAGE_UPDATE",
            "EVENT_MESSAGE_DELETE",
            "EVENT_CONTEXT_GET",
            "EVENT_WELCOME_MESSAGE",
            "EVENT_BOT_DELETE");

    private final Messenger messenger;
    private final PortalState state;
    private final Ownership bots;

    BotUpdate(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.update", request -> state.atomically(() -> update(request)));
    }

    private Object update(Request request) {
        String appId = request.appId();
        RegisteredBot bot = bots.require(request.at("BOT_ID"), appId);
        Ownership.requirePosted(bot);
        PhpValue fields = request.at("FIELDS");
        HandlerUrls urls = new HandlerUrls(request);
        PhpValue common = fields.at("EVENT_HANDLER");
        URLS.forEach(param -> urls.take(param, common.isEmpty() ? fields.at(param) : common));
        BotProperties properties = new BotProperties(fields.at("PROPERTIES"));
        if (properties.hasEmptyName()) {
            throw RestError.of("NAME_ERROR", "Bot name isn't specified");
        }
        properties.requireDate();
        RegisteredBot changed = changed(bot, fields, request.at("TYPE"));
        boolean nothing = fields.at("CODE").isEmpty() && fields.at("OPENLINE").isEmpty() && changed.equals(bot);
        if (nothing && properties.isEmpty() && urls.isEmpty()) {
            throw RestError.of("WRONG_REQUEST", "Update fields can't be empty");
        }
        state.bots().put(changed);
        state.people()
                .find(bot.id())
                .ifPresent(person -> messenger.tell(
                        new ChatEvent.PersonChanged(state.people().put(properties.of(person, false)))));
        urls.bind(state);
        messenger.tell(new ChatEvent.RegistrationChanged(appId));
        return true;
    }

    /** TYPE counts only beside one at the top level, where S is unknown; CODE may be taken: nobody checks. */
    private static RegisteredBot changed(RegisteredBot bot, PhpValue fields, PhpValue topType) {
        boolean typed = !fields.at("TYPE").isEmpty() && List.of("O", "B", "H").contains(topType.text());
        return new RegisteredBot(
                bot.id(),
                fields.at("CODE").isEmpty() ? bot.code() : fields.at("CODE").text(),
                typed ? fields.at("TYPE").text() : bot.type(),
                fields.at("OPENLINE").isEmpty()
                        ? bot.openLine()
                        : fields.at("OPENLINE").is("Y"),
                bot.appId(),
                bot.settings());
    }
}
