package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The methods that join an Open Line of the network and write to users through it: {@code imopenlines.network.*} (v1
 * §10). Every code of 32 hexadecimal digits is an active line here; other codes of that length are unknown.
 */
final class NetworkMethods {

    /** The type of the bots that stand for lines of the network. */
    static final String TYPE = "N";

    private static final Duration PAUSE = Duration.ofDays(7);
    private static final Pattern KNOWN = Pattern.compile("[0-9a-f]{32}");

    private final Messenger messenger;
    private final PortalState state;
    private final Map<Receiver, Instant> last = new ConcurrentHashMap<>();

    private record Receiver(long botId, long userId) {}

    NetworkMethods(Messenger messenger) {
        this.messenger = messenger;
        this.state = messenger.state();
    }

    void addTo(MethodTable table) {
        table.add("imopenlines", "imopenlines.network.join", request -> state.atomically(() -> join(request)))
                .add("imopenlines", "imopenlines.network.message.add", this::write);
    }

    private static String code(Request request) {
        String code = request.at("CODE").text();
        if (code.length() != 32) {
            throw RestError.of("CODE", "You entered an invalid code");
        }
        return code;
    }

    private Object join(Request request) {
        String code = code(request);
        if (!KNOWN.matcher(code).matches()) {
            throw unknownLine();
        }
        return line(code).orElseGet(() -> create(code)).id();
    }

    private RegisteredBot create(String code) {
        long id = state.nextId();
        state.people()
                .put(new Person(
                        id,
                        "Network line",
                        "",
                        "Open Channel",
                        "",
                        "en",
                        Person.Kind.BOT,
                        false,
                        Colors.nameFor(id),
                        ""));
        return state.bots().put(new RegisteredBot(id, "network_" + code, TYPE, false, code));
    }

    private Optional<RegisteredBot> line(String code) {
        return state.bots().first(bot -> bot.appId().equals(code) && bot.type().equals(TYPE));
    }

    private static RestError unknownLine() {
        return RestError.of("NOT_FOUND", "Line not found");
    }

    private Object write(Request request) {
        RegisteredBot bot = line(code(request)).orElseThrow(NetworkMethods::unknownLine);
        long userId = request.at("USER_ID").number();
        if (userId == 0) {
            throw RestError.of("USER_ID_EMPTY", "User ID can't be empty");
        }
        Receiver receiver = new Receiver(bot.id(), userId);
        Instant now = state.clock().instant();
        if (last.getOrDefault(receiver, Instant.MIN).isAfter(now.minus(PAUSE))) {
            throw RestError.of("USER_MESSAGE_LIMIT", "You cant send more than one message per week to each user.");
        }
        String text = request.at("MESSAGE").trimmed();
        if (text.isEmpty()) {
            throw RestError.of("MESSAGE_EMPTY", "Message can't be empty");
        }
        List<Map<String, Object>> attach = Content.attach(request.at("ATTACH"), state.clock());
        PhpValue keyboard = request.at("KEYBOARD");
        var buttons = Content.keyboard(keyboard.isArray() ? keyboard : PhpValue.UNSET, 0, "PARAM_KEYBOARD_ERROR");
        boolean preview = !request.at("URL_PREVIEW").looksLike("N");
        long chatId = messenger.dialog(bot.id(), String.valueOf(userId)).id();
        messenger.post(new Draft(
                bot.id(),
                chatId,
                MessageText.of(text),
                false,
                true,
                false,
                MessageAdd.extra(attach, buttons, Optional.empty(), preview)));
        last.put(receiver, now);
        return true;
    }
}
