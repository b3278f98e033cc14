package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;

/** The lookup of the bot a call is about, with the check that it belongs to the caller (v2 §1). */
final class Owned {

    static final String WEBHOOK = "custom";

    private final PortalState state;

    Owned(PortalState state) {
        this.state = state;
    }

    /**
     * The owner's key: the app's client id, or {@code custom} and the bot's token.
     *
     * @throws RestError with BOT_TOKEN_NOT_SPECIFIED for a webhook without a token
     */
    static String keyOf(Request request) {
        if (request.caller().isApp()) {
            return request.caller().clientId();
        }
        return WEBHOOK + token(request);
    }

    private static String token(Request request) {
        PhpValue token = request.params().atExactly("botToken");
        for (String alias : new String[] {"clientId", "CLIENT_ID"}) {
            token = token.isEmpty() ? request.params().atExactly(alias) : token;
        }
        if (token.isEmpty() || token.isArray()) {
            throw RestError.of("BOT_TOKEN_NOT_SPECIFIED", "Bot token is not specified");
        }
        return token.text();
    }

    /** The bot of {@code botId}. */
    RegisteredBot require(Request request) {
        String key = keyOf(request);
        PhpValue id = request.params().atExactly("botId");
        if (id.isEmpty()) {
            throw RestError.of("BOT_ID_REQUIRED", "Bot ID is required");
        }
        RegisteredBot bot = state.bots().find(id.number()).orElseThrow(Owned::notFound);
        if (!bot.appId().equals(key)) {
            throw RestError.of("BOT_OWNERSHIP_ERROR", "Bot belongs to another application");
        }
        return bot;
    }

    static RestError notFound() {
        return RestError.of("BOT_NOT_FOUND", "Bot not found");
    }
}
