package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import io.github.imbot4j.emulator.state.RegisteredCommand.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The methods that register, change and remove commands (v1 §3.1 to §3.3). */
final class CommandMethods {

    private static final int LONGEST = 255;

    private final Messenger messenger;
    private final PortalState state;
    private final Ownership bots;

    CommandMethods(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.command.register", request -> state.atomically(() -> register(request)))
                .add("imbot", "imbot.command.update", request -> state.atomically(() -> update(request)))
                .add("imbot", "imbot.command.unregister", request -> state.atomically(() -> unregister(request)));
    }

    private Object register(Request request) {
        String appId = request.appId();
        RegisteredBot bot = bots.require(request.at("BOT_ID"), appId);
        Ownership.requirePosted(bot);
        HandlerUrls urls = new HandlerUrls(request);
        urls.require("EVENT_COMMAND_ADD", request.at("EVENT_COMMAND_ADD"), "Command add");
        if (request.at("COMMAND").isEmpty()) {
            throw RestError.of("COMMAND_ERROR", "Command isn't specified");
        }
        if (request.at("LANG").isEmpty()) {
            throw RestError.of("LANG_ERROR", "Lang set can't be empty");
        }
        String given = request.at("COMMAND").text();
        String word = given.startsWith("/") ? given.substring(1) : given;
        Optional<RegisteredCommand> known = state.commands()
                .first(command ->
                        command.botId() == bot.id() && command.command().equals(word));
        if (known.isPresent()) {
            urls.bind(state);
            return String.valueOf(known.get().id());
        }
        if (word.length() > LONGEST) {
            throw RestError.of("WRONG_REQUEST", "Command can't be created");
        }
        RegisteredCommand command = state.commands()
                .put(new RegisteredCommand(
                        state.nextId(),
                        bot.id(),
                        appId,
                        word,
                        request.at("COMMON").looksLike("Y"),
                        request.at("HIDDEN").looksLike("Y"),
                        request.at("EXTRANET_SUPPORT").looksLike("Y"),
                        texts(request.at("LANG"))));
        urls.bind(state);
        messenger.tell(new ChatEvent.RegistrationChanged(appId));
        return command.id();
    }

    /** What the table cannot hold is left out silently: a long language, title or parameters; no title. */
    private static List<Text> texts(PhpValue lang) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (PhpValue row : lang.values()) {
            String language = row.at("LANGUAGE_ID").text().toLowerCase(Locale.ROOT);
            Text text =
                    new Text(language, row.at("TITLE").text(), row.at("PARAMS").text());
            boolean stored = !language.isEmpty()
                    && language.length() <= 2
                    && row.at("TITLE").isSet()
                    && text.title().length() <= LONGEST
                    && text.params().length() <= LONGEST;
            if (stored) {
                texts.putIfAbsent(language, text);
            }
        }
        return List.copyOf(texts.values());
    }

    private RegisteredCommand require(Request request) {
        return require(state, request);
    }

    static RegisteredCommand require(PortalState state, Request request) {
        String appId = request.appId();
        PhpValue id = request.at("COMMAND_ID");
        RegisteredCommand command = state.commands()
                .find(id.text().matches("[1-9][0-9]{0,17}") ? id.number() : 0)
                .orElseThrow(() -> RestError.of("COMMAND_ID_ERROR", "Command not found"));
        if (!command.appId().equals(appId)) {
            throw RestError.of("APP_ID_ERROR", "Command was installed by another rest application");
        }
        return command;
    }

    /** COMMAND and COMMON inside FIELDS are ignored. */
    private Object update(Request request) {
        RegisteredCommand old = require(request);
        PhpValue fields = request.at("FIELDS");
        HandlerUrls urls = new HandlerUrls(request);
        urls.take("EVENT_COMMAND_ADD", fields.at("EVENT_COMMAND_ADD"));
        PhpValue hidden = fields.at("HIDDEN");
        PhpValue extranet = fields.at("EXTRANET_SUPPORT");
        PhpValue lang = fields.at("LANG");
        if (hidden.isEmpty() && extranet.isEmpty() && lang.isEmpty() && urls.isEmpty()) {
            throw RestError.of("WRONG_REQUEST", "Update fields can't be empty");
        }
        state.commands()
                .put(new RegisteredCommand(
                        old.id(),
                        old.botId(),
                        old.appId(),
                        old.command(),
                        old.common(),
                        hidden.isEmpty() ? old.hidden() : hidden.looksLike("Y"),
                        extranet.isEmpty() ? old.extranet() : extranet.looksLike("Y"),
                        lang.isEmpty() ? old.texts() : texts(lang)));
        urls.bind(state);
        messenger.tell(new ChatEvent.RegistrationChanged(old.appId()));
        return true;
    }

    private Object unregister(Request request) {
        RegisteredCommand command = require(request);
        state.commands().remove(command.id());
        messenger.tell(new ChatEvent.RegistrationChanged(command.appId()));
        return true;
    }
}
