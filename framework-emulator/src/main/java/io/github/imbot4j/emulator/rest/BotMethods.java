package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The methods that register, unregister and list bots (v1 §2.1, §2.4, §2.5). */
final class BotMethods {

    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_APP = 128;

    private final Messenger messenger;
    private final PortalState state;
    private final Ownership bots;

    BotMethods(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.register", request -> state.atomically(() -> register(request)))
                .add("imbot", "imbot.unregister", this::unregister)
                .add("imbot", "imbot.bot.list", request -> list());
    }

    private Object register(Request request) {
        String appId = request.appId();
        HandlerUrls urls = new HandlerUrls(request);
        PhpValue common = request.at("EVENT_HANDLER");
        urls.require("EVENT_MESSAGE_ADD", or(common, request.at("EVENT_MESSAGE_ADD")), "Message add");
        urls.take("EVENT_MESSAGE_UPDATE", or(common, request.at("EVENT_MESSAGE_UPDATE")));
        urls.take("EVENT_MESSAGE_DELETE", or(common, request.at("EVENT_MESSAGE_DELETE")));
        urls.take("EVENT_CONTEXT_GET", or(common, request.at("EVENT_CONTEXT_GET")));
        urls.require("EVENT_WELCOME_MESSAGE", or(common, request.at("EVENT_WELCOME_MESSAGE")), "Welcome message");
        urls.require("EVENT_BOT_DELETE", or(common, request.at("EVENT_BOT_DELETE")), "Bot delete");
        if (request.at("CODE").isEmpty()) {
            throw RestError.of("CODE_ERROR", "Bot code isn't specified");
        }
        BotProperties properties = new BotProperties(request.at("PROPERTIES"));
        if (!properties.hasName()) {
            throw RestError.of("NAME_ERROR", "Bot name isn't specified");
        }
        properties.requireDate();
        String code = request.at("CODE").text();
        Optional<RegisteredBot> known = state.bots().first(bot -> bot.code().equals(code));
        if (known.isPresent()) {
            urls.bind(state);
            return String.valueOf(known.get().id());
        }
        if (code.length() > LONGEST_CODE || appId.length() > LONGEST_APP || !properties.isMailFine()) {
            throw RestError.of("WRONG_REQUEST", "Bot can't be created");
        }
        RegisteredBot bot = create(request, code, properties);
        urls.bind(state);
        messenger.tell(new ChatEvent.RegistrationChanged(appId));
        return bot.id();
    }

    private static PhpValue or(PhpValue common, PhpValue own) {
        return common.isEmpty() ? own : common;
    }

    /** TYPE H becomes B (v1 §2.2). */
    private RegisteredBot create(Request request, String code, BotProperties properties) {
        PhpValue given = request.at("TYPE");
        String type = given.is("O") || given.is("S") ? given.text() : "B";
        boolean openLine = type.equals("O") || request.at("OPENLINE").looksLike("Y");
        long id = state.nextId();
        Person person = properties.of(
                new Person(id, "", "", "Chat bot", "", "en", Person.Kind.BOT, false, Colors.nameFor(id), ""), true);
        state.people().put(person);
        RegisteredBot bot = state.bots().put(new RegisteredBot(id, code, type, openLine, request.appId()));
        messenger.tell(new ChatEvent.PersonChanged(person));
        return bot;
    }

    private Object unregister(Request request) {
        RegisteredBot bot = bots.require(request.at("BOT_ID"), request.appId());
        messenger.removeBot(bot.id(), request.caller().userId());
        return true;
    }

    private Object list() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (RegisteredBot bot : state.bots().all()) {
            if (bot.type().equals(NetworkMethods.TYPE)) {
                continue;
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("ID", bot.id());
            row.put("NAME", state.people().find(bot.id()).map(Person::name).orElse(""));
            row.put("CODE", bot.code());
            row.put("OPENLINE", bot.openLine() ? "Y" : "N");
            all.put(String.valueOf(bot.id()), row);
        }
        return all;
    }
}
