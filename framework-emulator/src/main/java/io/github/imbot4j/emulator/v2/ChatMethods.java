package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Images;
import io.github.imbot4j.emulator.rest.MessageText;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The methods that make, read, change and leave chats: {@code imbot.v2.Chat.*} (v2 §5). */
final class ChatMethods {

    private static final int LONGEST_TITLE = 255;

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final Dialogs dialogs;
    private final ChatView view;

    ChatMethods(Messenger messenger, Owned owned, Dialogs dialogs) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.dialogs = dialogs;
        this.view = new ChatView(state);
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Chat.add", request -> state.atomically(() -> add(request)))
                .add("imbot", "imbot.v2.Chat.get", this::get)
                .add("imbot", "imbot.v2.Chat.update", request -> state.atomically(() -> update(request)))
                .add("imbot", "imbot.v2.Chat.leave", this::leave)
                .add("imbot", "imbot.v2.Chat.setOwner", request -> state.atomically(() -> setOwner(request)));
    }

    /** The bot is always in it; who does not exist is left out, and so is everything under another key. */
    private Object add(Request request) {
        RegisteredBot bot = owned.require(request);
        PhpValue fields = new Args(request).requireFields();
        long given = Args.field(fields, "ownerId").number();
        long owner = state.people().find(given).isPresent() ? given : bot.id();
        List<Long> members = new ArrayList<>(Args.ids(Args.field(fields, "userIds")));
        members.add(bot.id());
        String type = Args.field(fields, "type").text();
        Chat made = messenger.createGroup(
                owner,
                type.equalsIgnoreCase("open"),
                title(Args.field(fields, "title")),
                Args.field(fields, "description").text(),
                members,
                BotFields.color(Args.field(fields, "color")),
                Args.field(fields, "entityType").text(),
                Args.field(fields, "entityId").text());
        Images.dataUri(Args.field(fields, "avatar"))
                .ifPresent(image -> messenger.change(made.id(), chat -> chat.pictured(image)));
        String text = Args.field(fields, "message").trimmed();
        if (!text.isEmpty()) {
            messenger.post(
                    new Draft(bot.id(), made.id(), MessageText.of(text), false, true, false, Message.Extra.NONE));
        }
        return answer(bot, state.chats().find(made.id()).orElseThrow());
    }

    private static String title(PhpValue given) {
        String title = given.trimmed();
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    private Map<String, Object> answer(RegisteredBot bot, Chat chat) {
        return Map.of("chat", view.of(chat, bot.id()), "users", new UserView(state).all(chat.members()));
    }

    private Object get(Request request) {
        RegisteredBot bot = owned.require(request);
        return answer(bot, dialogs.require(bot.id(), new Args(request).requireDialog()));
    }

    /** Members change a group, not a private chat; an unknown colour is ignored. */
    private Object update(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        PhpValue fields = args.requireFields();
        Chat chat = dialogs.requireGroup(bot.id(), dialogId);
        String title = title(Args.field(fields, "title"));
        if (!title.isEmpty()) {
            messenger.retitle(bot.id(), chat.id(), title);
        }
        if (Args.field(fields, "description").isSet()) {
            String description = Args.field(fields, "description").text();
            messenger.change(chat.id(), known -> known.described(description));
        }
        String color = BotFields.color(Args.field(fields, "color"));
        if (!color.isEmpty()) {
            messenger.change(chat.id(), known -> known.colored(color));
        }
        Images.dataUri(Args.field(fields, "avatar"))
                .ifPresent(image -> messenger.change(chat.id(), known -> known.pictured(image)));
        return Args.DONE;
    }

    private Object leave(Request request) {
        RegisteredBot bot = owned.require(request);
        Chat chat = dialogs.requireGroup(bot.id(), new Args(request).requireDialog());
        messenger.removeMember(bot.id(), chat.id(), bot.id());
        return Args.DONE;
    }

    /** Only the owner hands a chat on, to a member. */
    private Object setOwner(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        long next = args.requireNumber("userId");
        Chat chat = dialogs.require(bot.id(), dialogId);
        if (chat.type() == ChatType.PRIVATE || chat.ownerId() != bot.id() || !chat.has(next)) {
            throw Dialogs.denied();
        }
        messenger.change(chat.id(), known -> {
            List<Long> managers = new ArrayList<>(known.managers());
            managers.remove(next);
            return known.with(known.members(), managers, next);
        });
        return Args.DONE;
    }
}
