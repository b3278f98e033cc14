package io.github.imbot4j.wire.v2;

import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.BotSecrets;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.ChatSearch;
import io.github.imbot4j.wire.MessageSearch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is known of the methods of the second generation. */
final class V2Traits implements CallTraits {

    private static final String CHAT_ADD = "imbot.v2.chat.add";
    private static final String SEND = MessageWriter.SEND.toLowerCase(Locale.ROOT);
    private static final String REGISTER = "imbot.v2.bot.register";
    private static final String REVISION = "imbot.v2.revision.get";

    private static final String FIELDS = "fields";
    private static final String TOKEN = "botToken";
    private static final String KEY = "templateId";

    /** Doing them twice shows a second message. */
    private static final Set<String> SAYING =
            Set.of(MessageWriter.ANSWER.toLowerCase(Locale.ROOT), "imbot.v2.file.upload", "im.v2.file.upload");

    private static final Set<String> READING = Set.of(
            "imbot.v2.bot.get",
            "imbot.v2.bot.list",
            "imbot.v2.chat.get",
            "imbot.v2.chat.message.get",
            "imbot.v2.chat.message.getcontext",
            "imbot.v2.chat.user.list",
            "imbot.v2.command.list",
            "imbot.v2.file.download",
            "im.v2.file.download",
            REVISION);

    private final V2ChatCalls chats = new V2ChatCalls();

    @Override
    public boolean owns(String method) {
        String name = method.toLowerCase(Locale.ROOT);
        return name.startsWith("imbot.v2.") || name.startsWith("im.v2.");
    }

    /** Whatever neither reads, says nor makes sets what the call says; so does confirming events. */
    @Override
    public MethodIdempotency safety(Call call) {
        String method = call.method().toLowerCase(Locale.ROOT);
        if (READING.contains(method)) {
            return MethodIdempotency.READS;
        }
        if (method.equals(SEND)) {
            return fields(call).get("system") instanceof Boolean ? MethodIdempotency.MESSAGE : MethodIdempotency.KEYED;
        }
        if (SAYING.contains(method)) {
            return MethodIdempotency.MESSAGE;
        }
        if (method.equals(CHAT_ADD)) {
            return isFindable(call) ? MethodIdempotency.FINDABLE : MethodIdempotency.ONCE;
        }
        return MethodIdempotency.REPEATABLE;
    }

    private static boolean isFindable(Call call) {
        return call.method().equalsIgnoreCase(CHAT_ADD) && fields(call).containsKey("entityId");
    }

    private static Map<?, ?> fields(Call call) {
        return call.params().get(FIELDS) instanceof Map<?, ?> fields ? fields : Map.of();
    }

    private static Call with(Call call, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields(call).forEach((name, old) -> fields.put(String.valueOf(name), old));
        fields.put(field, value);
        return call.with(FIELDS, fields);
    }

    /** The key of a message; one of the system's has none (v2 §4.1). */
    @Override
    public Call keyed(Call call, String name) {
        return safety(call) == MethodIdempotency.KEYED && !fields(call).containsKey(KEY)
                ? with(call, KEY, TemplateIds.of(name))
                : call;
    }

    /** The portal says so while the first attempt has not recorded its message, for an hour at most (v2 §4.1). */
    @Override
    public boolean isUnderWay(Call call, RestException refused) {
        return safety(call) == MethodIdempotency.KEYED && refused.hasCode("SENDING_FAILED");
    }

    @Override
    public OptionalLong bot(Call call) {
        return call.params().get("botId") instanceof Number id ? OptionalLong.of(id.longValue()) : OptionalLong.empty();
    }

    @Override
    public Optional<BotNamed> named(Call call) {
        return Optional.empty();
    }

    /** Each bot has a token of its own (v2 §1), which registering takes among the fields. */
    @Override
    public Call signed(Call call, BotSecrets secrets) {
        String method = call.method().toLowerCase(Locale.ROOT);
        if (!method.startsWith("imbot.v2.")
                || method.equals(REVISION)
                || call.params().containsKey(TOKEN)) {
            return call;
        }
        if (method.equals(REGISTER)) {
            String code = String.valueOf(fields(call).get("code"));
            return with(call, TOKEN, secrets.of(code).reveal());
        }
        Secret secret = secret(call, secrets);
        return secret.isPresent() ? call.with(TOKEN, secret.reveal()) : call;
    }

    /** In a batch every value is a text. */
    private static Secret secret(Call call, BotSecrets secrets) {
        Object id = call.params().get("botId");
        if (id == null) {
            Object code = call.params().get("code");
            return code == null ? Secret.none() : secrets.of(String.valueOf(code));
        }
        return String.valueOf(id).matches("\\d{1,18}") ? secrets.of(Long.parseLong(String.valueOf(id))) : Secret.none();
    }

    /** The answer to a command says {@code {result: true}} whatever became of it (v2 corrections, no. 10). */
    @Override
    public boolean isDone(Call call, RestResponse restResponse) {
        return true;
    }

    @Override
    public OptionalLong made(Call call, RestResponse restResponse) {
        return switch (call.method().toLowerCase(Locale.ROOT)) {
            case CHAT_ADD -> restResponse.get("chat").get("id").findLong();
            case "imbot.v2.file.upload", "im.v2.file.upload" ->
                restResponse.get("messageId").findLong();
            default -> restResponse.findId();
        };
    }

    @Override
    public Optional<MessageSearch> message(Call call, long bot, String dialog) {
        return Optional.empty();
    }

    @Override
    public Optional<ChatSearch> chat(Call call) {
        return isFindable(call)
                ? Optional.of(new ChatSearch(
                        chats.chatGet(
                                String.valueOf(fields(call).get("entityType")),
                                String.valueOf(fields(call).get("entityId"))),
                        chats::found))
                : Optional.empty();
    }
}
