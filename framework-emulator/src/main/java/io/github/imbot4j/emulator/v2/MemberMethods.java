package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The methods that add, remove and list members of chats, and their managers: {@code imbot.v2.Chat.User.*} and {@code
 * imbot.v2.Chat.Manager.*} (v2 §5).
 */
final class MemberMethods {

    private static final int PAGE = 50;
    private static final int MOST = 200;

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final Dialogs dialogs;

    MemberMethods(Messenger messenger, Owned owned, Dialogs dialogs) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.dialogs = dialogs;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Chat.User.add", request -> state.atomically(() -> add(request)))
                .add("imbot", "imbot.v2.Chat.User.delete", request -> state.atomically(() -> remove(request)))
                .add("imbot", "imbot.v2.Chat.User.list", this::list)
                .add(
                        "imbot",
                        "imbot.v2.Chat.Manager.add",
                        request -> state.atomically(() -> manage(request, List::add)))
                .add(
                        "imbot",
                        "imbot.v2.Chat.Manager.delete",
                        request -> state.atomically(() -> manage(request, (managers, user) -> {})));
    }

    /** A group that the bot runs: as its owner, or as a manager. */
    private Chat run(RegisteredBot bot, PhpValue dialogId) {
        Chat chat = dialogs.requireGroup(bot.id(), dialogId);
        if (chat.ownerId() != bot.id() && !chat.managers().contains(bot.id())) {
            throw Dialogs.denied();
        }
        return chat;
    }

    /** Who does not exist, or is in it, is left out. */
    private Object add(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        List<Long> ids = args.ids("userIds");
        Chat chat = run(bot, dialogId);
        List<Long> newcomers = ids.stream()
                .filter(id -> !chat.has(id) && state.people().find(id).isPresent())
                .toList();
        if (!newcomers.isEmpty()) {
            messenger.addMembers(bot.id(), chat.id(), newcomers);
        }
        return Args.DONE;
    }

    /** One who is not in it is removed already. */
    private Object remove(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        long user = args.requireNumber("userId");
        Chat chat = user == bot.id() ? dialogs.requireGroup(bot.id(), dialogId) : run(bot, dialogId);
        if (chat.has(user)) {
            messenger.removeMember(user == bot.id() ? user : 0, chat.id(), user);
        }
        return Args.DONE;
    }

    /** There is no offset: of a large chat, only so many are told; a limit above 200 becomes 50. */
    private Object list(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        Chat chat = dialogs.require(bot.id(), args.requireDialog());
        long limit = args.number("limit", PAGE);
        List<Long> members = new ArrayList<>(chat.members());
        PhpValue order = args.at("order");
        if (order.at("lastSendMessageId").isSet()) {
            members.sort(Comparator.comparingLong(member -> lastMessage(chat, member)));
        } else if (order.at("userId").isSet()) {
            members.sort(Comparator.naturalOrder());
        }
        if (order.values().stream().anyMatch(way -> way.text().equalsIgnoreCase("DESC"))) {
            members = reversed(members);
        }
        return new UserView(state)
                .all(members.stream()
                        .limit(limit < 1 || limit > MOST ? PAGE : limit)
                        .toList());
    }

    private long lastMessage(Chat chat, long member) {
        return state.messagesOf(chat.id()).stream()
                .filter(message -> message.authorId() == member)
                .mapToLong(Message::id)
                .max()
                .orElse(0);
    }

    private static List<Long> reversed(List<Long> list) {
        List<Long> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Only the owner changes the managers of a group; who is no member is left out. */
    private Object manage(Request request, BiConsumer<List<Long>, Long> change) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        List<Long> users = Args.ids(args.at("userIds"));
        if (users.isEmpty()) {
            throw RestError.of("EMPTY_USER_IDS", "User IDs are empty");
        }
        Chat chat = dialogs.require(bot.id(), dialogId);
        if (chat.type() == ChatType.PRIVATE || chat.ownerId() != bot.id()) {
            throw Dialogs.denied();
        }
        messenger.change(chat.id(), known -> {
            List<Long> managers = new ArrayList<>(known.managers());
            users.stream().filter(known::has).forEach(user -> {
                managers.remove(user);
                change.accept(managers, user);
            });
            return known.with(known.members(), managers, known.ownerId());
        });
        return Args.DONE;
    }
}
