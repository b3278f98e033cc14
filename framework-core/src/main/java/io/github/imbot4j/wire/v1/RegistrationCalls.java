package io.github.imbot4j.wire.v1;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.shared.BotList;
import io.github.imbot4j.wire.shared.PhpEmpty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The calls that make a portal match a bot's model (v1 §2, §3). */
final class RegistrationCalls implements BotCalls {

    private static final int LONGEST_LANGUAGE = 2;

    private static final String AVATAR = "avatar";
    private static final String TYPE = "type";
    private static final Set<String> FIXED = Set.of(AVATAR, TYPE);

    @Override
    public Call list() {
        return BotList.call();
    }

    @Override
    public Map<Long, String> codes(RestResponse list) {
        return BotList.codes(list);
    }

    @Override
    public OptionalLong botId(RestResponse registered) {
        return registered.findLong();
    }

    @Override
    public OptionalLong commandId(RestResponse registered) {
        return registered.findLong();
    }

    @Override
    public Map<String, Object> told(BotModel bot, String eventUrl) {
        Map<String, Object> fields = botFields(bot, eventUrl);
        return Map.of(
                TYPE,
                bot.type().letter(),
                AVATAR,
                bot.profile().avatar().map(Avatar::base64).orElse(""),
                HANDLERS,
                handlers(bot, eventUrl),
                "openline",
                fields.get("OPENLINE"),
                "profile",
                fields.get("PROPERTIES"));
    }

    /** See v1 §2.3. */
    @Override
    public Set<String> fixed() {
        return FIXED;
    }

    @Override
    public Map<String, Object> told(CommandModel command, String eventUrl) {
        Map<String, Object> fields = commandFields(command, eventUrl);
        return Map.of(
                HANDLERS,
                eventUrl,
                "hidden",
                fields.get("HIDDEN"),
                "extranet",
                fields.get("EXTRANET_SUPPORT"),
                "titles",
                fields.get("LANG"));
    }

    @Override
    public Refusal meaning(RestException refused) {
        return switch (refused.code().toUpperCase(Locale.ROOT)) {
            case "APP_ID_ERROR" -> Refusal.NOT_OURS;
            case "MAX_COUNT_ERROR" -> Refusal.TOO_MANY_BOTS;
            case "BOT_ID_ERROR" -> Refusal.NO_BOT;
            case "COMMAND_ID_ERROR" -> Refusal.NO_COMMAND;
            default -> Refusal.OTHER;
        };
    }

    /** {@code imbot.register}: makes a bot, or finds it by its code and binds its handlers again. */
    @Override
    public Call register(BotModel bot, String eventUrl) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("CODE", bot.code());
        params.put("TYPE", bot.type().letter());
        params.putAll(handlers(bot, eventUrl));
        params.put("OPENLINE", openLine(bot));
        Map<String, Object> properties = properties(bot.profile());
        bot.profile().avatar().map(Avatar::base64).ifPresent(image -> properties.put("PERSONAL_PHOTO", image));
        params.put("PROPERTIES", properties);
        return new Call("imbot.register", params);
    }

    /**
     * {@code imbot.update} of everything an update can change: neither the type nor the photo (v1 §2.3). Last name and
     * position are sent even when empty, so that they can be cleared.
     */
    @Override
    public Call update(long botId, BotModel bot, String eventUrl) {
        return Call.of("imbot.update").with("BOT_ID", botId).with("FIELDS", botFields(bot, eventUrl));
    }

    /** The FIELDS of {@link #update}. */
    Map<String, Object> botFields(BotModel bot, String eventUrl) {
        Map<String, Object> properties = properties(bot.profile());
        if (!bot.profile().name().isEmpty()) {
            properties.put("LAST_NAME", bot.profile().lastName());
        }
        properties.put("WORK_POSITION", bot.profile().position());
        Map<String, Object> fields = new LinkedHashMap<>(handlers(bot, eventUrl));
        fields.put("OPENLINE", openLine(bot));
        fields.put("PROPERTIES", properties);
        return fields;
    }

    /** {@code imbot.unregister}: deletes the bot, its private chats and its commands. */
    @Override
    public Call unregister(long botId) {
        return Call.of("imbot.unregister").with("BOT_ID", botId);
    }

    /** {@code imbot.command.register}: makes a command, or finds it by bot and name and binds its handler again. */
    @Override
    public Call registerCommand(long botId, CommandModel command, String eventUrl) {
        return Call.of("imbot.command.register")
                .with("BOT_ID", botId)
                .with("COMMAND", command.name())
                .with("COMMON", flag(command.common()))
                .with("HIDDEN", flag(command.hidden()))
                .with("EXTRANET_SUPPORT", flag(command.extranet()))
                .with("LANG", languages(command))
                .with("EVENT_COMMAND_ADD", eventUrl);
    }

    /**
     * {@code imbot.command.update}: neither the name nor COMMON can change. Everything else is always sent, since an update of
     * the titles alone leaves the old ones in the portal's cache (v1 §3.2).
     */
    @Override
    public Call updateCommand(long botId, long commandId, CommandModel command, String eventUrl) {
        return Call.of("imbot.command.update")
                .with("COMMAND_ID", commandId)
                .with("FIELDS", commandFields(command, eventUrl));
    }

    /** The FIELDS of {@link #updateCommand}. */
    Map<String, Object> commandFields(CommandModel command, String eventUrl) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("EVENT_COMMAND_ADD", eventUrl);
        fields.put("HIDDEN", flag(command.hidden()));
        fields.put("EXTRANET_SUPPORT", flag(command.extranet()));
        fields.put("LANG", languages(command));
        return fields;
    }

    /** {@code imbot.command.unregister}. */
    @Override
    public Call unregisterCommand(long botId, long commandId) {
        return Call.of("imbot.command.unregister").with("COMMAND_ID", commandId);
    }

    /**
     * The handler parameters of a bot. Edits, deletions and contexts are asked for only when the bot handles them; since a
     * portal keeps one address for each app and event, whatever the bot, all get the same one.
     */
    Map<String, String> handlers(BotModel bot, String eventUrl) {
        Map<String, String> handlers = new LinkedHashMap<>();
        handlers.put("EVENT_MESSAGE_ADD", eventUrl);
        handlers.put("EVENT_WELCOME_MESSAGE", eventUrl);
        handlers.put("EVENT_BOT_DELETE", eventUrl);
        if (handles(bot, MessageUpdated.class)) {
            handlers.put("EVENT_MESSAGE_UPDATE", eventUrl);
        }
        if (handles(bot, MessageDeleted.class)) {
            handlers.put("EVENT_MESSAGE_DELETE", eventUrl);
        }
        if (handles(bot, ContextReceived.class)) {
            handlers.put("EVENT_CONTEXT_GET", eventUrl);
        }
        return handlers;
    }

    /**
     * Tells whether an older portal discards some of the handlers at registration: those of edits and deletions, of a plain
     * bot outside Open Lines (v1 §12). There they must be bound by an update.
     */
    @Override
    public boolean losesHandlers(BotModel bot) {
        return bot.type() == BotType.BOT
                && !bot.openLines()
                && (handles(bot, MessageUpdated.class) || handles(bot, MessageDeleted.class));
    }

    @Override
    public List<Problem> lacking(BotModel bot) {
        return bot.routes().stream()
                .filter(route -> route.trigger() instanceof Trigger.OnEvent on && on.type() == ReactionChanged.class)
                .map(route -> new Problem(
                        route.place(),
                        "handles reactions, which the first generation of the API does not tell of, so it is never called.",
                        "Speak v2 with the portal (--api v2), or ask with buttons."))
                .toList();
    }

    private static boolean handles(BotModel bot, Class<? extends Event> event) {
        return bot.routes().stream()
                .map(route -> route.trigger())
                .anyMatch(trigger ->
                        trigger instanceof Trigger.OnEvent on && on.type().isAssignableFrom(event));
    }

    private static Map<String, Object> properties(BotProfile profile) {
        Map<String, Object> properties = new LinkedHashMap<>();
        put(properties, "NAME", PhpEmpty.shown(profile.name()));
        put(properties, "LAST_NAME", PhpEmpty.shown(profile.lastName()));
        put(
                properties,
                "COLOR",
                profile.color() == BotColor.AUTO ? "" : profile.color().name());
        put(properties, "EMAIL", profile.email());
        put(properties, "PERSONAL_BIRTHDAY", profile.birthday());
        put(properties, "WORK_POSITION", PhpEmpty.shown(profile.position()));
        put(properties, "PERSONAL_WWW", profile.website());
        put(properties, "PERSONAL_GENDER", gender(profile.gender()));
        return properties;
    }

    private static void put(Map<String, Object> properties, String key, String value) {
        if (!value.isEmpty()) {
            properties.put(key, value);
        }
    }

    private static String gender(Gender gender) {
        return switch (gender) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNSPECIFIED -> "";
        };
    }

    private static String openLine(BotModel bot) {
        return flag(bot.openLines() || bot.type() == BotType.OPEN_LINE);
    }

    private static String flag(boolean value) {
        return value ? "Y" : "N";
    }

    /** Never empty: the portal wants a title even of a hidden command (v1 §13 no. 15). */
    private static List<Map<String, Object>> languages(CommandModel command) {
        Map<String, String> titles = command.titles().isEmpty() ? Map.of("en", command.name()) : command.titles();
        List<Map<String, Object>> languages = new ArrayList<>();
        titles.forEach((language, title) -> {
            if (language.isEmpty() || language.length() > LONGEST_LANGUAGE) {
                throw new IllegalArgumentException("Command \"/" + command.name() + "\" has a title in language \""
                        + language + "\"; portals know languages by two letters, such as \"en\".");
            }
            Map<String, Object> text = new LinkedHashMap<>();
            text.put("LANGUAGE_ID", language.toLowerCase(Locale.ROOT));
            text.put("TITLE", PhpEmpty.shown(title));
            text.put("PARAMS", PhpEmpty.shown(command.params(language)));
            languages.add(text);
        });
        return languages;
    }
}
