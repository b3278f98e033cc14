package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods around a dialog: what a bot shows it is doing, the input field, reading, and the context that a link
 * carries (v2 §4.2, §5, §10).
 */
final class DialogMethods {

    private static final int FIRST_WITH_PRIVATE_FIELDS = 34;
    private static final int LONGEST_ACTION = 600;
    private static final int USUAL_ACTION = 30;
    private static final String ACTION = "IMBOT_AGENT_ACTION_";
    private static final List<String> ACTIONS = List.of(
            "THINKING",
            "SEARCHING",
            "GENERATING",
            "ANALYZING",
            "PROCESSING",
            "TRANSLATING",
            "CONNECTING",
            "CHECKING",
            "CALCULATING",
            "READING_DOCS",
            "COMPOSING");

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final Dialogs dialogs;

    DialogMethods(Messenger messenger, Owned owned, Dialogs dialogs) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.dialogs = dialogs;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Chat.InputAction.notify", this::act)
                .add("imbot", "imbot.v2.Chat.TextField.enabled", this::textField)
                .add("imbot", "imbot.v2.Chat.Message.read", request -> state.atomically(() -> read(request)))
                .add("im", "im.v2.Chat.Bot.sendContext", this::sendContext);
    }

    /** An unknown code is shown as typing. */
    private Object act(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        Chat chat = dialogs.require(bot.id(), args.requireDialog());
        String code = args.at("statusMessageCode").text();
        String action = code.startsWith(ACTION) ? code.substring(ACTION.length()) : "";
        long seconds = Math.min(LONGEST_ACTION, Math.max(1, args.number("duration", USUAL_ACTION)));
        messenger.act(bot.id(), chat.id(), ACTIONS.contains(action) ? action : "", (int) seconds);
        return Args.DONE;
    }

    private Object textField(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        Chat chat = dialogs.require(bot.id(), args.requireDialog());
        if (chat.type() == ChatType.PRIVATE && state.revision() < FIRST_WITH_PRIVATE_FIELDS) {
            throw Dialogs.denied();
        }
        boolean enabled = Args.flag(args.at("enabled"), true);
        messenger.change(chat.id(), known -> known.withTextField(enabled));
        return Args.DONE;
    }

    /** Up to a message, or the whole chat. */
    private Object read(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        Chat chat = dialogs.require(bot.id(), dialogId);
        List<Message> all = state.messagesOf(chat.id());
        long newest = all.isEmpty() ? 0 : all.get(all.size() - 1).id();
        long until = args.number("messageId", newest);
        if (all.stream().noneMatch(message -> message.id() == until) && until != 0) {
            throw RestError.of("MESSAGE_NOT_FOUND", "Message not found");
        }
        long before = state.lastRead(bot.id(), chat.id());
        state.read(bot.id(), chat.id(), until);
        long last = Math.max(before, until);
        return new Fields()
                .with("chatId", chat.id())
                .with("lastId", last)
                .with("counter", unread(bot, all, last, newest).size())
                .with("viewedMessages", unread(bot, all, before, until))
                .map();
    }

    private static List<Long> unread(RegisteredBot bot, List<Message> all, long after, long until) {
        return all.stream()
                .filter(message -> message.authorId() != bot.id())
                .map(Message::id)
                .filter(id -> id > after && id <= until)
                .toList();
    }

    /** As the user of the token, who opens the dialog with a bot through a link. */
    private Object sendContext(Request request) {
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        PhpValue context = args.at("context");
        if (!context.isArray()) {
            throw Args.invalid("context");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        context.entries().forEach((key, value) -> tree.put(key, value.raw()));
        try {
            messenger.sendContext(request.caller().userId(), dialogId.text(), tree);
        } catch (Refusal refusal) {
            throw RestError.of("BOT_CONTEXT_ERROR", "There is no bot in the chat");
        }
        return Args.DONE;
    }
}
