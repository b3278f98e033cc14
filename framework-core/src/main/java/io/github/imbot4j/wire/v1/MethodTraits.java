package io.github.imbot4j.wire.v1;

import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.BotSecrets;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.ChatSearch;
import io.github.imbot4j.wire.MessageSearch;
import io.github.imbot4j.wire.shared.NotifyCalls;
import io.github.imbot4j.wire.shared.OpenLineCalls;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is known of the methods of the first generation. */
final class MethodTraits implements CallTraits {

    private static final String MESSAGE = "imbot.message.add";
    private static final String ANSWER = "imbot.command.answer";
    private static final String CHAT = "imbot.chat.add";
    private static final String NOTIFICATION = "im.notify.";

    /** Doing them twice leaves the portal as doing them once. */
    private static final Set<String> SETTING = Set.of(
            "imbot.chat.leave",
            "imbot.chat.sendtyping",
            "imbot.chat.setmanager",
            "imbot.chat.setowner",
            "imbot.chat.updateavatar",
            "imbot.chat.updatecolor",
            "imbot.chat.updatetextfieldenabled",
            "imbot.chat.updatetitle",
            "imbot.chat.user.add",
            "imbot.command.register",
            "imbot.command.unregister",
            "imbot.register",
            "imbot.sendtyping",
            "imbot.unregister",
            "imopenlines.bot.session.operator",
            "imopenlines.network.join",
            "imopenlines.network.message.add");

    private static final Set<String> SAYING =
            Set.of("im.message.add", ANSWER, MESSAGE, "imopenlines.bot.session.message.send");

    private static final Set<String> LINES =
            Set.of("imopenlines.bot.session.transfer", "imopenlines.bot.session.finish");

    private static final Set<String> NOTIFYING = Set.of("im.notify", "im.notify.personal.add", "im.notify.system.add");

    /** Which command an answer is to. */
    private static final Set<String> ANSWERED = Set.of("COMMAND_ID", "MESSAGE_ID");

    private final NotifyCalls notifications = new NotifyCalls();
    private final ImbotCalls chats = new ImbotCalls();

    /** The second generation has names of its own in both scopes. */
    @Override
    public boolean owns(String method) {
        String name = method.toLowerCase(Locale.ROOT);
        boolean later = name.startsWith("imbot.v2.") || name.startsWith("im.v2.");
        return !later && (name.startsWith("imbot.") || name.startsWith("im.") || name.startsWith("imopenlines."));
    }

    @Override
    public MethodIdempotency safety(Call call) {
        String method = call.method().toLowerCase(Locale.ROOT);
        boolean repeatable = SETTING.contains(method)
                || (method.equals("imbot.message.like") && !isToggle(call.params()))
                || (NOTIFYING.contains(method) && call.params().containsKey("TAG"));
        if (repeatable) {
            return MethodIdempotency.REPEATABLE;
        }
        if (isFindable(call)) {
            return MethodIdempotency.FINDABLE;
        }
        return SAYING.contains(method) || NOTIFYING.contains(method)
                ? MethodIdempotency.MESSAGE
                : MethodIdempotency.of(call);
    }

    /** Without a direction a like is turned round each time (v1 §4.4). */
    private static boolean isToggle(Map<String, Object> params) {
        String action = String.valueOf(params.getOrDefault("ACTION", "auto"));
        return !action.equalsIgnoreCase("plus") && !action.equalsIgnoreCase("minus");
    }

    private static boolean isFindable(Call call) {
        return call.method().equalsIgnoreCase(CHAT) && call.params().containsKey("ENTITY_ID");
    }

    /** The first generation has no such key (v1 §1.3). */
    @Override
    public Call keyed(Call call, String name) {
        return call;
    }

    @Override
    public boolean isUnderWay(Call call, RestException refused) {
        return false;
    }

    @Override
    public OptionalLong bot(Call call) {
        return call.params().get("BOT_ID") instanceof Number id
                ? OptionalLong.of(id.longValue())
                : OptionalLong.empty();
    }

    @Override
    public Optional<BotNamed> named(Call call) {
        return call.method().startsWith(NOTIFICATION) ? notification(call) : Optional.empty();
    }

    private Optional<BotNamed> notification(Call call) {
        OptionalLong bot = notifications.bot(call);
        return bot.isPresent()
                ? Optional.of(new BotNamed(bot.getAsLong(), notifications.withoutBot(call)))
                : Optional.empty();
    }

    /**
     * All bots share one client id (v1 §1.1); the methods of Open Lines that act as a bot take it too, or the token of the bot that v2
     * names in them.
     */
    @Override
    public Call signed(Call call, BotSecrets secrets) {
        String method = call.method().toLowerCase(Locale.ROOT);
        boolean isBots = method.startsWith("imbot.") || LINES.contains(method);
        if (!isBots || call.params().containsKey("CLIENT_ID")) {
            return call;
        }
        Object bot = LINES.contains(method) ? call.params().get(OpenLineCalls.BOT) : null;
        Secret secret = bot == null ? secrets.ofAll() : secrets.of(Long.parseLong(String.valueOf(bot)));
        return secret.isPresent() ? call.with("CLIENT_ID", secret.reveal()) : call;
    }

    /** A portal says {@code true} to a command's answer and posts nothing once ten minutes have passed (v1 §3.4). */
    @Override
    public boolean isDone(Call call, RestResponse restResponse) {
        return !call.method().equals(ANSWER) || restResponse.findLong().isPresent();
    }

    /** What a message does not say of itself it takes over from the answer, apart from which command that answers. */
    @Override
    public Call instead(Call call, Call fallback) {
        if (!call.method().equals(ANSWER)) {
            return fallback;
        }
        Map<String, Object> params = new LinkedHashMap<>(fallback.params());
        call.params().forEach((name, value) -> {
            if (!ANSWERED.contains(name)) {
                params.putIfAbsent(name, value);
            }
        });
        return new Call(fallback.method(), params);
    }

    @Override
    public OptionalLong made(Call call, RestResponse restResponse) {
        return restResponse.findId();
    }

    @Override
    public Optional<MessageSearch> message(Call call, long bot, String dialog) {
        String method = call.method().toLowerCase(Locale.ROOT);
        boolean says = method.equals(MESSAGE) || method.equals(ANSWER);
        return says ? HistoryCalls.search(call, bot(call).orElse(bot), dialog) : Optional.empty();
    }

    @Override
    public Optional<ChatSearch> chat(Call call) {
        return isFindable(call)
                ? Optional.of(new ChatSearch(
                        chats.chatGet(
                                String.valueOf(call.params().get("ENTITY_TYPE")),
                                String.valueOf(call.params().get("ENTITY_ID"))),
                        chats::found))
                : Optional.empty();
    }
}
