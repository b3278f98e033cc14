package io.github.imbot4j.runtime;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.UnsupportedCallException;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.ChatCalls;
import io.github.imbot4j.wire.ChatSearch;
import io.github.imbot4j.wire.EventFeed;
import io.github.imbot4j.wire.EventFormat;
import io.github.imbot4j.wire.LineCalls;
import io.github.imbot4j.wire.MessageCalls;
import io.github.imbot4j.wire.MessageSearch;
import io.github.imbot4j.wire.NotificationCalls;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.UserCalls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A protocol that no portal speaks, with names, keys, methods, answers and refusals of its own. */
final class MadeUpProtocol implements Protocol {

    static final String NAME = "made-up";
    static final String SAID = "CHATTERSAID";
    static final String SAY = "chatter.say";
    static final String MAKE = "chatter.bot.make";
    static final String BOTS = "chatter.bots";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventFormat events() {
        return new EventFormat() {
            @Override
            public Set<String> names() {
                return Set.of(SAID);
            }

            @Override
            public List<Event> read(String name, PortalId portal, Instant raisedAt, FormTree data) {
                long from = data.get("from").number();
                Dialog dialog =
                        new Dialog(data.get("in").text(), 0, DialogKind.PRIVATE, "P", "", 0, ChatEntity.NONE, false, 0);
                return List.of(new MessageReceived(
                        new Event.Origin(portal, raisedAt, data.get("tongue").text()),
                        new BotRef(data.get("to").number(), data.get("bot").text()),
                        dialog,
                        Sender.ofId(from),
                        Message.of(data.get("no").number(), data.get("words").text()),
                        false));
            }

            @Override
            public Map<Long, Credentials> tokens(FormTree data, Instant given) {
                return Map.of();
            }
        };
    }

    @Override
    public MessageCalls messages() {
        return new MessageCalls() {
            @Override
            public List<Call> say(long botId, String dialogId, Reply reply) {
                return List.of(Call.of(SAY)
                        .with("as", botId)
                        .with("in", dialogId)
                        .with("words", ((NewMessage) reply).body().bb()));
            }

            @Override
            public List<Call> answer(CommandReceived command, Reply reply) {
                return say(command.bot().id(), command.dialog().id(), reply);
            }

            @Override
            public List<Call> edit(long botId, long messageId, Reply reply) {
                throw lacks("edit of a message", "send another one");
            }

            @Override
            public List<Call> edit(long botId, Ref message, Reply reply) {
                throw lacks("edit of a message", "send another one");
            }

            @Override
            public Call network(String code, long userId, Reply reply) {
                throw lacks("network line", "write to the user");
            }

            @Override
            public Call notify(long userId, Reply reply) {
                throw lacks("notification", "write to the user");
            }

            @Override
            public Optional<Call> keyboard(Call call) {
                return Optional.empty();
            }

            @Override
            public Call withKeyboard(long botId, long messageId, Call keyboard) {
                throw lacks("keyboard", "list the choices");
            }

            @Override
            public List<Problem> problems(Reply reply) {
                return List.of();
            }

            @Override
            public List<Problem> lacking(Reply reply) {
                return List.of();
            }

            @Override
            public boolean saysAnswers() {
                return false;
            }
        };
    }

    @Override
    public BotCalls bots() {
        return new BotCalls() {
            @Override
            public Call list() {
                return Call.of(BOTS);
            }

            @Override
            public Map<Long, String> codes(RestResponse list) {
                return Map.of();
            }

            @Override
            public Call register(BotModel bot, String eventUrl) {
                return Call.of(MAKE).with("called", bot.code()).with("hears", eventUrl);
            }

            @Override
            public Call update(long botId, BotModel bot, String eventUrl) {
                throw lacks("change of a bot", "make another one");
            }

            @Override
            public Call unregister(long botId) {
                return Call.of("chatter.bot.drop").with("no", botId);
            }

            @Override
            public OptionalLong botId(RestResponse registered) {
                return registered.get("bot").get("no").findLong();
            }

            @Override
            public Call registerCommand(long botId, CommandModel command, String eventUrl) {
                throw lacks("command", "handle messages");
            }

            @Override
            public Call updateCommand(long botId, long commandId, CommandModel command, String eventUrl) {
                throw lacks("command", "handle messages");
            }

            @Override
            public Call unregisterCommand(long botId, long commandId) {
                throw lacks("command", "handle messages");
            }

            @Override
            public OptionalLong commandId(RestResponse registered) {
                return OptionalLong.empty();
            }

            @Override
            public Map<String, Object> told(BotModel bot, String eventUrl) {
                return Map.of(HANDLERS, eventUrl);
            }

            @Override
            public Set<String> fixed() {
                return Set.of();
            }

            @Override
            public Map<String, Object> told(CommandModel command, String eventUrl) {
                return Map.of();
            }

            @Override
            public List<Problem> lacking(BotModel bot) {
                return List.of();
            }

            @Override
            public boolean losesHandlers(BotModel bot) {
                return false;
            }

            @Override
            public Refusal meaning(RestException refused) {
                return refused.hasCode("TAKEN") ? Refusal.NOT_OURS : Refusal.OTHER;
            }
        };
    }

    @Override
    public ChatCalls chats() {
        throw lacks("chats", "stay in the dialog");
    }

    @Override
    public UserCalls users() {
        throw lacks("users", "ask the user");
    }

    @Override
    public NotificationCalls notifications() {
        throw lacks("notifications", "write to the user");
    }

    @Override
    public LineCalls lines() {
        throw lacks("lines", "answer yourself");
    }

    private static UnsupportedCallException lacks(String what, String instead) {
        return new UnsupportedCallException(NAME, what, instead);
    }

    @Override
    public Optional<EventFeed> feed() {
        return Optional.empty();
    }

    @Override
    public CallTraits traits() {
        return new CallTraits() {
            @Override
            public boolean owns(String method) {
                return method.startsWith("chatter.");
            }

            /** A message that is said twice is not noticed there. */
            @Override
            public MethodIdempotency safety(Call call) {
                return call.method().equals(SAY) ? MethodIdempotency.REPEATABLE : MethodIdempotency.ONCE;
            }

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
                return call.params().get("as") instanceof Number id
                        ? OptionalLong.of(id.longValue())
                        : OptionalLong.empty();
            }

            @Override
            public Optional<BotNamed> named(Call call) {
                return Optional.empty();
            }

            @Override
            public boolean isDone(Call call, RestResponse restResponse) {
                return true;
            }

            @Override
            public OptionalLong made(Call call, RestResponse restResponse) {
                return restResponse.get("said").get("no").findLong();
            }

            @Override
            public Optional<MessageSearch> message(Call call, long bot, String dialog) {
                return Optional.empty();
            }

            @Override
            public Optional<ChatSearch> chat(Call call) {
                return Optional.empty();
            }
        };
    }
}
