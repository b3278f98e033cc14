package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import io.github.imbot4j.emulator.state.RegisteredCommand.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The methods that register, change, list and remove commands: {@code imbot.v2.Command.*} (v2 §3). */
final class CommandMethods {

    private static final int LONGEST = 255;

    /** The messenger's own, which every list has too (v2 §3.2). */
    private static final List<String> BUILT_IN = List.of("me", "loud", ">>", "rename", "getDialogId", "webrtcDebug");

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;

    CommandMethods(Messenger messenger, Owned owned) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Command.register", request -> state.atomically(() -> register(request)))
                .add("imbot", "imbot.v2.Command.update", request -> state.atomically(() -> update(request)))
                .add("imbot", "imbot.v2.Command.unregister", request -> state.atomically(() -> unregister(request)))
                .add("imbot", "imbot.v2.Command.list", this::list);
    }

    /** A command the bot has is answered as it is. */
    private Object register(Request request) {
        RegisteredBot bot = owned.require(request);
        PhpValue fields = new Args(request).requireFields();
        String word = word(fields.at("command"));
        if (word.isEmpty()) {
            throw RestError.of("COMMAND_REQUIRED", "Command is required");
        }
        requireName(word);
        boolean hidden = Args.flag(fields.at("hidden"), false);
        List<Text> texts = texts(List.of(), fields);
        if (texts.isEmpty() && !hidden) {
            throw RestError.of("COMMAND_TITLE_REQUIRED", "Command title is required");
        }
        Optional<RegisteredCommand> known = find(bot, word);
        if (known.isPresent()) {
            return answer(known.orElseThrow());
        }
        if (word.length() > LONGEST) {
            throw RestError.of("COMMAND_REGISTER_FAILED", "Command is not registered");
        }
        RegisteredCommand command = state.commands()
                .put(new RegisteredCommand(
                        state.nextId(),
                        bot.id(),
                        bot.appId(),
                        word,
                        Args.flag(fields.at("common"), false),
                        hidden,
                        Args.flag(fields.at("extranetSupport"), false),
                        texts));
        messenger.tell(new ChatEvent.RegistrationChanged(bot.appId()));
        return answer(command);
    }

    private Optional<RegisteredCommand> find(RegisteredBot bot, String word) {
        return state.commands()
                .first(command ->
                        command.botId() == bot.id() && command.command().equals(word));
    }

    private static String word(PhpValue given) {
        String text = given.trimmed();
        return text.startsWith("/") ? text.substring(1) : text;
    }

    private static void requireName(String word) {
        if (word.chars().anyMatch(Character::isWhitespace)) {
            throw RestError.of("COMMAND_NAME_INVALID", "Command must not contain blanks");
        }
    }

    /** A language with a text is set, one with an empty text is removed, the others are kept (v2 §3.1). */
    private static List<Text> texts(List<Text> before, PhpValue fields) {
        Map<String, Text> texts = new LinkedHashMap<>();
        before.forEach(text -> texts.put(text.language(), text));
        fields.at("title").entries().forEach((key, title) -> {
            String language = key.toLowerCase(Locale.ROOT);
            if (title.isEmpty()) {
                texts.remove(language);
            } else {
                String params = fields.at("params").at(key).text();
                texts.put(language, new Text(language, title.text(), params));
            }
        });
        return List.copyOf(texts.values());
    }

    static RegisteredCommand require(PortalState state, Owned owned, Request request) {
        RegisteredBot bot = owned.require(request);
        return state.commands()
                .find(new Args(request).requireNumber("commandId"))
                .filter(command -> command.botId() == bot.id())
                .orElseThrow(() -> RestError.of("COMMAND_NOT_FOUND", "Command not found"));
    }

    private Object update(Request request) {
        RegisteredCommand old = require(state, owned, request);
        PhpValue fields = new Args(request).requireFields();
        String word = old.command();
        if (fields.at("command").isSet()) {
            word = word(fields.at("command"));
            if (word.isEmpty()) {
                throw RestError.of("COMMAND_NAME_EMPTY", "Command is empty");
            }
            requireName(word);
            String wanted = word;
            boolean taken = state.commands()
                    .first(other -> other.botId() == old.botId()
                            && other.id() != old.id()
                            && other.command().equals(wanted))
                    .isPresent();
            if (taken) {
                throw RestError.of("COMMAND_ALREADY_EXISTS", "The bot has this command");
            }
        }
        if (fields.at("title").isSet() && !fields.at("title").isArray()) {
            throw RestError.of("COMMAND_TITLE_INVALID", "Command title must be an object");
        }
        RegisteredCommand changed = state.commands()
                .put(new RegisteredCommand(
                        old.id(),
                        old.botId(),
                        old.appId(),
                        word,
                        Args.flag(fields.at("common"), old.common()),
                        Args.flag(fields.at("hidden"), old.hidden()),
                        Args.flag(fields.at("extranetSupport"), old.extranet()),
                        texts(old.texts(), fields)));
        messenger.tell(new ChatEvent.RegistrationChanged(old.appId()));
        return answer(changed);
    }

    private static Map<String, Object> answer(RegisteredCommand command) {
        return Map.of(
                "command",
                new Fields()
                        .with("id", command.id())
                        .with("botId", command.botId())
                        .with("command", "/" + command.command())
                        .with("common", command.common())
                        .with("hidden", command.hidden())
                        .with("extranetSupport", command.extranet())
                        .map());
    }

    private Object unregister(Request request) {
        RegisteredCommand command = require(state, owned, request);
        state.commands().remove(command.id());
        messenger.tell(new ChatEvent.RegistrationChanged(command.appId()));
        return Args.DONE;
    }

    /** In the types of the server's source, not of the page, and with the messenger's own (v2 §3.2). */
    private Object list(Request request) {
        RegisteredBot bot = owned.require(request);
        String category = state.people().find(bot.id()).map(Person::name).orElse("");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < BUILT_IN.size(); i++) {
            rows.add(row("def" + i, 0, BUILT_IN.get(i), new Text("", "", ""), "chat", false, false));
        }
        for (RegisteredCommand command : state.commands().where(known -> known.botId() == bot.id())) {
            Text text = command.text(state.language()).orElse(new Text("", "", ""));
            rows.add(row(
                    command.id(),
                    command.botId(),
                    command.command(),
                    text,
                    category,
                    command.common(),
                    command.extranet()));
        }
        return Map.of("commands", rows);
    }

    private static Map<String, Object> row(
            Object id, long botId, String word, Text text, String category, boolean common, boolean extranet) {
        return new Fields()
                .with("id", id)
                .with("botId", botId)
                .with("command", "/" + word)
                .with("category", category)
                .with("common", common ? "Y" : "N")
                .with("context", "")
                .with("title", text.title())
                .with("params", text.params())
                .with("extranet", extranet ? "Y" : "N")
                .map();
    }
}
