package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;

/** The lookup of the bot a call is about, with the check that it belongs to the caller (v1 §1.1). */
final class Ownership {

    private final PortalState state;

    Ownership(PortalState state) {
        this.state = state;
    }

    /** The bot of BOT_ID, or the app's first one when there is no BOT_ID. */
    RegisteredBot botOf(Request request) {
        String appId = request.appId();
        return request.has("BOT_ID") ? require(request.at("BOT_ID"), appId) : first(appId);
    }

    /** Who acts: a bot of the app in {@code imbot.*}, the token's user in {@code im.*}. */
    long actor(Request request) {
        return isOfBots(request) ? botOf(request).id() : request.caller().userId();
    }

    static boolean isOfBots(Request request) {
        return request.method().startsWith("imbot.");
    }

    /** The bot with that id. */
    RegisteredBot require(PhpValue botId, String appId) {
        RegisteredBot bot = state.bots().find(botId.number()).orElseThrow(Ownership::notFound);
        if (!bot.appId().equals(appId)) {
            throw RestError.of("APP_ID_ERROR", "Bot was installed by another rest application");
        }
        return bot;
    }

    /** v1 changes nothing of a bot that fetches its events (v2 §9.4). */
    static void requirePosted(RegisteredBot bot) {
        if (bot.settings().fetches()) {
            throw RestError.of("FETCH_NOT_SUPPORTED", "The bot fetches its events: use imbot.v2");
        }
    }

    RegisteredBot first(String appId) {
        return state.bots().first(bot -> bot.appId().equals(appId)).orElseThrow(Ownership::notFound);
    }

    private static RestError notFound() {
        return RestError.of("BOT_ID_ERROR", "Bot not found");
    }
}
