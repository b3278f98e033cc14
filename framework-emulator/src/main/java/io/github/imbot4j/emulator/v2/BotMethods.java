package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Colors;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods that register, read, list and unregister bots: {@code imbot.v2.Bot.*} (v2 §2). */
final class BotMethods {

    private static final int MOST_BOTS = 100;
    private static final int LONGEST_CODE = 50;
    private static final int PAGE = 50;

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final BotView view;
    private final EventChannel channel;

    BotMethods(Messenger messenger, Owned owned, BotView view, EventChannel channel) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.view = view;
        this.channel = channel;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Bot.register", request -> state.atomically(() -> register(request)))
                .add("imbot", "imbot.v2.Bot.get", this::get)
                .add("imbot", "imbot.v2.Bot.list", this::list)
                .add("imbot", "imbot.v2.Bot.unregister", this::unregister);
    }

    /** A code that the same owner has registered is answered as it is: nothing of it changes (v2 §2.1). */
    private Object register(Request request) {
        BotFields fields = new BotFields(new Args(request).requireFields());
        String owner = owner(request, fields);
        PhpValue code = fields.at("code");
        if (code.isEmpty() || code.trimmed().isEmpty()) {
            throw RestError.of("BOT_CODE_REQUIRED", "Bot code is required");
        }
        if (!fields.hasName()) {
            throw RestError.of("BOT_PROPERTIES_REQUIRED", "Bot properties with a name are required");
        }
        boolean fetches = fields.fetches().orElse(true);
        Optional<String> url = fields.webhookUrl();
        if (!fetches && url.isEmpty()) {
            throw RestError.of("BOT_WEBHOOK_URL_REQUIRED", "Webhook URL is required for the webhook mode");
        }
        Optional<RegisteredBot> known = state.bots().first(bot -> bot.code().equals(code.trimmed()));
        if (known.isPresent()) {
            return answer(known.filter(bot -> bot.appId().equals(owner))
                    .orElseThrow(() -> RestError.of("BOT_CODE_ALREADY_TAKEN", "Bot code is already taken")));
        }
        String type = fields.type();
        fields.requireAvatar();
        if (state.bots().where(bot -> bot.appId().equals(owner)).size() >= MOST_BOTS) {
            throw RestError.of("BOT_LIMIT_EXCEEDED", "Too many bots");
        }
        if (code.trimmed().length() > LONGEST_CODE) {
            throw RestError.of("BOT_REGISTER_FAILED", "Bot is not registered");
        }
        long id = state.nextId();
        Person person = fields.person(
                new Person(id, "", "", "", "", state.language(), Person.Kind.BOT, false, Colors.nameFor(id), ""));
        state.people().put(person);
        RegisteredBot bot = state.bots()
                .put(new RegisteredBot(
                        id,
                        code.trimmed(),
                        type,
                        type.equals("O") || Args.flag(fields.at("isSupportOpenline"), false),
                        owner,
                        fields.settings(RegisteredBot.Settings.STANDARD, fetches, fetches ? "" : url.orElseThrow())));
        channel.subscribe(bot, bot);
        messenger.tell(new ChatEvent.PersonChanged(person));
        messenger.tell(new ChatEvent.RegistrationChanged(owner));
        return answer(bot);
    }

    /** The token stands in the fields here, or at the top level. */
    private static String owner(Request request, BotFields fields) {
        Optional<String> token = fields.token();
        return request.caller().isApp() || token.isEmpty() ? Owned.keyOf(request) : Owned.WEBHOOK + token.orElseThrow();
    }

    /** A bot with its user. */
    Map<String, Object> answer(RegisteredBot bot) {
        return Map.of("bot", view.full(bot), "users", new UserView(state).all(List.of(bot.id())));
    }

    /** Any token will do: a stranger's bot is told in short (v2 §2.4). */
    private Object get(Request request) {
        String key = Owned.keyOf(request);
        Args args = new Args(request);
        if (args.at("botId").isEmpty() && args.at("code").isEmpty()) {
            throw RestError.of("PARAMS_REQUIRED", "Bot ID or code is required");
        }
        RegisteredBot bot = state.bots()
                .first(known -> args.at("botId").isEmpty()
                        ? known.code().equals(args.at("code").text())
                        : known.id() == args.at("botId").number())
                .orElseThrow(Owned::notFound);
        return bot.appId().equals(key)
                ? answer(bot)
                : Map.of("bot", view.brief(bot), "users", new UserView(state).all(List.of(bot.id())));
    }

    private Object list(Request request) {
        String key = Owned.keyOf(request);
        Args args = new Args(request);
        int limit = (int) Math.max(1, args.number("limit", PAGE));
        String type = args.at("filter").at("type").text();
        List<RegisteredBot> own = state.bots()
                .where(bot -> bot.appId().equals(key)
                        && (type.isEmpty() || BotView.type(bot).equalsIgnoreCase(type)));
        List<RegisteredBot> page = own.stream()
                .skip(Math.max(0, args.number("offset", 0)))
                .limit(limit)
                .toList();
        return new Fields()
                .with("bots", page.stream().map(view::full).toList())
                .with(
                        "users",
                        new UserView(state)
                                .all(page.stream().map(RegisteredBot::id).toList()))
                .with("hasNextPage", page.size() == limit)
                .map();
    }

    private Object unregister(Request request) {
        RegisteredBot bot = owned.require(request);
        messenger.removeBot(bot.id(), request.caller().userId());
        return Args.DONE;
    }
}
