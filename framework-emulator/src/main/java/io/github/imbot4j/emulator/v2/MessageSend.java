package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.MessageText;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The method that posts as a bot: {@code imbot.v2.Chat.Message.send} (v2 §4.1). A {@code templateId} that was sent before
 * is answered with the first message's id, and nothing is posted.
 */
final class MessageSend {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final int MOST_FORWARDS = 100;

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final Dialogs dialogs;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();

    MessageSend(Messenger messenger, Owned owned, Dialogs dialogs) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.dialogs = dialogs;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Chat.Message.send", request -> state.atomically(() -> send(request)));
    }

    private Object send(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        PhpValue fields = args.at("fields");
        Map<String, Message> forwards = forwards(bot, fields.at("forwardIds"));
        Chat chat = dialogs.require(bot.id(), dialogId);
        List<Map<String, Object>> attach = Content.attach(fields.at("attach"), state.clock());
        Optional<Map<String, Object>> keyboard = Content.keyboard(fields.at("keyboard"), bot.id());
        long replyTo = replyTo(bot, chat, fields.at("replyId"));
        String text = fields.at("message").isText() ? fields.at("message").trimmed() : "";
        boolean empty = text.isEmpty() && attach.isEmpty();
        if (empty && forwards.isEmpty()) {
            throw RestError.of("EMPTY_MESSAGE", "Message is empty");
        }
        Message.Extra extra = new Message.Extra(
                attach,
                keyboard,
                Optional.empty(),
                List.of(),
                replyTo,
                Map.of(),
                "",
                Args.flag(fields.at("urlPreview"), true),
                false,
                Optional.empty());
        Fields answer = new Fields();
        answer.withNumberOrNull("id", empty ? 0 : post(request, bot, chat, fields, text, extra));
        Map<String, Object> uuids = new LinkedHashMap<>();
        forwards.forEach((uuid, original) -> uuids.put(uuid, forward(bot, chat, uuid, original)));
        return answer.with("uuidMap", uuids).map();
    }

    private long post(
            Request request, RegisteredBot bot, Chat chat, PhpValue fields, String text, Message.Extra extra) {
        boolean system = Args.flag(fields.at("system"), false);
        String template = fields.at("templateId").text();
        if (system || !UUID.matcher(template).matches()) {
            return add(request, bot, chat, fields, text, extra);
        }
        return sent.computeIfAbsent(
                template, first -> add(request, bot, chat, fields, text, extra.withTemplateId(template)));
    }

    private long add(Request request, RegisteredBot bot, Chat chat, PhpValue fields, String text, Message.Extra extra) {
        boolean system = Args.flag(fields.at("system"), false);
        boolean silent = Args.flag(fields.at("skipConnector"), false) || Args.flag(fields.at("silentConnector"), false);
        return messenger
                .post(new Draft(
                        system ? 0 : bot.id(),
                        chat.id(),
                        MessageText.of(system ? signed(request, chat, text) : text),
                        system,
                        system,
                        silent,
                        extra))
                .id();
    }

    /** In groups a system line names the app it comes from. */
    private String signed(Request request, Chat chat, String text) {
        return state.apps()
                .find(request.caller().clientId())
                .filter(app -> chat.type() != ChatType.PRIVATE)
                .map(App::name)
                .map(name -> "[B]" + name + "[/B]\n" + text)
                .orElse(text);
    }

    private long replyTo(RegisteredBot bot, Chat chat, PhpValue given) {
        if (given.isEmpty()) {
            return 0;
        }
        Message original = dialogs.requireMessage(bot.id(), given.number());
        if (original.chatId() != chat.id()) {
            throw RestError.of("REPLY_ERROR", "The message answered is in another chat");
        }
        return original.id();
    }

    private Map<String, Message> forwards(RegisteredBot bot, PhpValue given) {
        Map<String, PhpValue> ids = given.entries();
        if (ids.size() > MOST_FORWARDS) {
            throw RestError.of("TOO_MANY_MESSAGES", "Too many messages");
        }
        Map<String, Message> forwards = new LinkedHashMap<>();
        ids.forEach((uuid, id) -> {
            if (!UUID.matcher(uuid).matches()) {
                throw RestError.of("WRONG_UUID", "Wrong UUID");
            }
            forwards.put(uuid, dialogs.requireMessage(bot.id(), id.number()));
        });
        return forwards;
    }

    private long forward(RegisteredBot bot, Chat chat, String uuid, Message original) {
        return sent.computeIfAbsent(uuid, first -> {
            Message.Extra extra = Message.Extra.NONE
                    .withAttach(original.extra().attach())
                    .withFiles(original.extra().files())
                    .withTemplateId(uuid)
                    .withForward(new Message.Forward(
                            original.id(), original.authorId(), original.chatId(), original.date()));
            return messenger
                    .post(new Draft(bot.id(), chat.id(), original.text(), false, true, false, extra))
                    .id();
        });
    }
}
