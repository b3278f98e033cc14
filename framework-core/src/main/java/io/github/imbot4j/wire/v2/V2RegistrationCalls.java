package io.github.imbot4j.wire.v2;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.portal.Secret;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The calls that make a portal match a bot's model (v2 §2, §3). A bot without an address for its events fetches them. Registering changes
 * nothing of a bot that is there, so an update follows; only the type and the code stay as they are.
 */
final class V2RegistrationCalls implements BotCalls {

    private static final String BOT_ID = "botId";
    private static final String FIELDS = "fields";
    private static final String TYPE = "type";
    private static final String EVENT_MODE = "eventMode";

    /** The second generation lists the bots of one owner only, and of a webhook's bots each has its own (v2 §2.4). */
    @Override
    public Call list() {
        return BotList.call();
    }

    @Override
    public Map<Long, String> codes(RestResponse list) {
        return BotList.codes(list);
    }

    /** {@code imbot.v2.Bot.register}: makes a bot, or finds it by its code and leaves it as it is. */
    @Override
    public Call register(BotModel bot, String eventUrl) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", bot.code());
        fields.put(TYPE, type(bot.type()));
        fields.putAll(botFields(bot, eventUrl));
        return Call.of("imbot.v2.Bot.register").with(FIELDS, fields);
    }

    /** {@code imbot.v2.Bot.update} of everything but code and type; what is not named of the properties would be blank (v2 §2.3). */
    @Override
    public Call update(long botId, BotModel bot, String eventUrl) {
        return Call.of("imbot.v2.Bot.update").with(BOT_ID, botId).with(FIELDS, botFields(bot, eventUrl));
    }

    @Override
    public Call unregister(long botId) {
        return Call.of("imbot.v2.Bot.unregister").with(BOT_ID, botId);
    }

    @Override
    public OptionalLong botId(RestResponse registered) {
        return registered.get("bot").get("id").findLong();
    }

    /** {@code imbot.v2.Command.register}, in its form of {@code fields}: makes a command, or finds it by bot and name. */
    @Override
    public Call registerCommand(long botId, CommandModel command, String eventUrl) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("command", command.name());
        fields.putAll(commandFields(command));
        return Call.of("imbot.v2.Command.register").with(BOT_ID, botId).with(FIELDS, fields);
    }

    @Override
    public Call updateCommand(long botId, long commandId, CommandModel command, String eventUrl) {
        return Call.of("imbot.v2.Command.update")
                .with(BOT_ID, botId)
                .with("commandId", commandId)
                .with(FIELDS, commandFields(command));
    }

    @Override
    public Call unregisterCommand(long botId, long commandId) {
        return Call.of("imbot.v2.Command.unregister").with(BOT_ID, botId).with("commandId", commandId);
    }

    @Override
    public OptionalLong commandId(RestResponse registered) {
        return registered.get("command").get("id").findLong();
    }

    @Override
    public Map<String, Object> told(BotModel bot, String eventUrl) {
        Map<String, Object> fields = botFields(bot, eventUrl);
        return Map.of(
                TYPE,
                type(bot.type()),
                HANDLERS,
                delivery(bot, eventUrl),
                "openline",
                fields.get("isSupportOpenline"),
                "profile",
                fields.get("properties"));
    }

    /** See v2 §2.1. */
    @Override
    public Set<String> fixed() {
        return Set.of(TYPE);
    }

    /** A command has no address of its own. */
    @Override
    public Map<String, Object> told(CommandModel command, String eventUrl) {
        return commandFields(command);
    }

    @Override
    public boolean losesHandlers(BotModel bot) {
        return false;
    }

    @Override
    public Refusal meaning(RestException refused) {
        return switch (refused.code().toUpperCase(Locale.ROOT)) {
            case "BOT_OWNERSHIP_ERROR", "BOT_CODE_ALREADY_TAKEN" -> Refusal.NOT_OURS;
            case "BOT_LIMIT_EXCEEDED" -> Refusal.TOO_MANY_BOTS;
            case "BOT_NOT_FOUND" -> Refusal.NO_BOT;
            case "COMMAND_NOT_FOUND" -> Refusal.NO_COMMAND;
            default -> Refusal.OTHER;
        };
    }

    /** See v2 §9.1. */
    @Override
    public List<Problem> lacking(BotModel bot) {
        List<Problem> lacking = new ArrayList<>();
        lack(lacking, bot, "email", bot.profile().email());
        lack(lacking, bot, "birthday", bot.profile().birthday());
        lack(lacking, bot, "website", bot.profile().website());
        return List.copyOf(lacking);
    }

    private static void lack(List<Problem> lacking, BotModel bot, String field, String value) {
        if (!value.isEmpty()) {
            lacking.add(new Problem(
                    "bot '" + bot.code() + "' (" + bot.place() + ")",
                    "has the " + field + " \"" + value
                            + "\", which the profile of a bot has no place for in the second generation of the"
                            + " API.",
                    "Leave it out, or say it in the position."));
        }
    }

    /** The old token proves whose the bot is, and is dead at once (v2 §2.3). */
    @Override
    public Optional<Call> handOver(long botId, Secret known, Secret next) {
        return Optional.of(Call.of("imbot.v2.Bot.update")
                .with(BOT_ID, botId)
                .with("botToken", known.reveal())
                .with(FIELDS, Map.of("botToken", next.reveal())));
    }

    private static Map<String, Object> botFields(BotModel bot, String eventUrl) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("properties", properties(bot.profile()));
        fields.putAll(delivery(bot, eventUrl));
        fields.put("isSupportOpenline", bot.openLines() || bot.type() == BotType.OPEN_LINE);
        return fields;
    }

    /**
     * A change to posts needs the address in the same call, or the bot hears nothing (v2 §2.3). Each bot has one of its own, or the bots
     * of a webhook overwrite each other's subscription (v2 §8.3).
     */
    private static Map<String, Object> delivery(BotModel bot, String eventUrl) {
        return eventUrl.isEmpty()
                ? Map.of(EVENT_MODE, "fetch")
                : Map.of(EVENT_MODE, "webhook", "webhookUrl", eventUrl + "?bot=" + bot.code());
    }

    private static Map<String, Object> properties(BotProfile profile) {
        Map<String, Object> properties = new LinkedHashMap<>();
        String name = profile.name().isEmpty() ? profile.lastName() : profile.name();
        properties.put("name", PhpEmpty.shown(name));
        properties.put("lastName", profile.name().isEmpty() ? "" : PhpEmpty.shown(profile.lastName()));
        properties.put("workPosition", PhpEmpty.shown(profile.position()));
        if (profile.color() != BotColor.AUTO) {
            properties.put("color", Words.camel(profile.color()));
        }
        properties.put("gender", gender(profile.gender()));
        profile.avatar().map(Avatar::base64).ifPresent(image -> properties.put("avatar", image));
        return properties;
    }

    private static String gender(Gender gender) {
        return switch (gender) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNSPECIFIED -> "";
        };
    }

    private static String type(BotType type) {
        return switch (type) {
            case BOT -> "bot";
            case OPEN_LINE -> "openline";
            case SUPERVISOR -> "supervisor";
        };
    }

    /** Parameters count for the languages that have a title in the same call (v2 §3.1). */
    private static Map<String, Object> commandFields(CommandModel command) {
        Map<String, Object> titles = new LinkedHashMap<>();
        Map<String, Object> params = new LinkedHashMap<>();
        Map<String, String> said = command.titles().isEmpty() ? Map.of("en", command.name()) : command.titles();
        said.forEach((language, title) -> {
            String code = language.toLowerCase(Locale.ROOT);
            titles.put(code, PhpEmpty.shown(title));
            params.put(code, PhpEmpty.shown(command.params().getOrDefault(language, "")));
        });
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", titles);
        fields.put("params", params);
        fields.put("common", command.common());
        fields.put("hidden", command.hidden());
        fields.put("extranetSupport", command.extranet());
        return fields;
    }
}
