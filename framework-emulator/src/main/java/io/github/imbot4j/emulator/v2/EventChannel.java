package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.event.Addressee;
import io.github.imbot4j.emulator.event.AuthWriter;
import io.github.imbot4j.emulator.event.AuthWriter.Kind;
import io.github.imbot4j.emulator.event.EventDelivery;
import io.github.imbot4j.emulator.event.PostAssembler;
import io.github.imbot4j.emulator.event.PostHeader;
import io.github.imbot4j.emulator.event.TokenSource;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The way of a bot's events: into the log for one that fetches them, with native types; else as a post to the bot's
 * webhook URL, where everything is text (v2 §8.3). The portal keeps eight subscriptions for each bot with an address.
 */
final class EventChannel {

    private static final List<String> TYPES = List.of(
            "ONIMBOTV2MESSAGEADD",
            "ONIMBOTV2MESSAGEUPDATE",
            "ONIMBOTV2MESSAGEDELETE",
            "ONIMBOTV2JOINCHAT",
            "ONIMBOTV2DELETE",
            "ONIMBOTV2CONTEXTGET",
            "ONIMBOTV2COMMANDADD",
            "ONIMBOTV2REACTIONCHANGE");

    /** The column of subscriptions is no longer (v2 §2.1). */
    private static final int LONGEST_TOKEN = 50;

    private static final int FIRST_WITH_STORED_TOKEN = 35;

    private final PortalState state;
    private final BotView bots;
    private final AuthWriter auth;
    private final PostAssembler posts;
    private final EventLog log;

    EventChannel(
            PortalState state, BotView bots, TokenSource tokens, EventDelivery post, Supplier<PostHeader> letterhead) {
        this.state = state;
        this.bots = bots;
        this.auth = new AuthWriter(state, tokens, letterhead);
        this.posts = new PostAssembler(state, post);
        this.log = new EventLog(state);
    }

    void send(RegisteredBot bot, String type, long actorId, Map<String, Object> about) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (bot.settings().fetches()) {
            data.put("bot", bots.full(bot));
            data.putAll(about);
            log.add(bot.id(), type, data);
            return;
        }
        String url = bot.settings().webhookUrl();
        if (url.isEmpty() || !isMatched(bot, url)) {
            return;
        }
        Optional<Handler> subscription = subscription(bot, type);
        Addressee.find(state, bot.appId())
                .filter(to -> subscription.isPresent())
                .ifPresent(to -> {
                    data.put("bot", caller(to, bot));
                    data.putAll(about);
                    posts.send(
                            url,
                            type,
                            OptionalLong.of(subscription.orElseThrow().id()),
                            data,
                            outer(to, type, actorId));
                });
    }

    /** Before revision 35 a bot of a webhook is found by a parameter of its address only (v2 §8.3). */
    private boolean isMatched(RegisteredBot bot, String url) {
        return state.revision() >= FIRST_WITH_STORED_TOKEN
                || state.apps().find(bot.appId()).isPresent()
                || url.contains("CLIENT_ID=" + bot.appId().substring(Owned.WEBHOOK.length()));
    }

    private Optional<Handler> subscription(RegisteredBot bot, String type) {
        return state.handlers()
                .first(handler -> isOf(bot, handler) && handler.event().equals(type));
    }

    /** Bots of apps get tokens of their own; bots of webhooks have the webhook. */
    private Map<String, Object> caller(Addressee to, RegisteredBot bot) {
        Map<String, Object> caller = new LinkedHashMap<>();
        caller.put("id", bot.id());
        caller.put("code", bot.code());
        if (to.app().isPresent()) {
            Map<String, Object> own = auth.ofBot(to, bot.id());
            own.remove("AUTH");
            own.remove("client_id");
            caller.put("auth", own);
        }
        return caller;
    }

    private Map<String, Object> outer(Addressee to, String type, long actorId) {
        boolean brief = type.equals("ONIMBOTV2JOINCHAT") || type.equals("ONIMBOTV2DELETE");
        Map<String, Object> outer = auth.outer(to, actorId, brief ? Kind.WITHOUT_REFRESH : Kind.WITH_REFRESH);
        if (to.app().isEmpty()) {
            String key = to.appId();
            outer.put("application_token", key.substring(0, Math.min(LONGEST_TOKEN, key.length())));
        }
        return outer;
    }

    /** Puts a bot's subscriptions in place of those to its former address. */
    void subscribe(RegisteredBot before, RegisteredBot after) {
        unsubscribe(before);
        String url = after.settings().webhookUrl();
        if (!url.isEmpty()) {
            TYPES.forEach(type -> state.handlers().put(new Handler(state.nextId(), after.appId(), type, url, 0)));
        }
    }

    /** Removes a bot's subscriptions, unless another bot of the same owner has the same address. */
    void unsubscribe(RegisteredBot bot) {
        boolean shared = state.bots()
                .first(other -> other.id() != bot.id()
                        && other.appId().equals(bot.appId())
                        && other.settings().webhookUrl().equals(bot.settings().webhookUrl()))
                .isPresent();
        if (!shared) {
            state.handlers().removeIf(handler -> isOf(bot, handler));
        }
    }

    private static boolean isOf(RegisteredBot bot, Handler handler) {
        return handler.appId().equals(bot.appId())
                && handler.url().equals(bot.settings().webhookUrl())
                && TYPES.contains(handler.event());
    }

    /** Drops what waits for a bot. */
    void clear(long botId) {
        log.clear(botId);
    }

    /** Forgets a bot that is being removed. */
    void forget(long botId, String appId) {
        clear(botId);
        state.bots().find(botId).filter(bot -> bot.appId().equals(appId)).ifPresent(this::unsubscribe);
    }
}
