package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The methods that transfer and end Open Line sessions: {@code imopenlines.bot.session.*} (v1 §10). */
final class OpenLineMethods {

    private static final String SCOPE = "imopenlines";

    private final Messenger messenger;
    private final PortalState state;
    private final Ownership bots;

    /** Bots that leave their chat when the operator speaks. */
    private final Map<Long, Long> leaving = new ConcurrentHashMap<>();

    OpenLineMethods(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = bots;
        messenger.listen(this::operatorSpeaks);
    }

    void addTo(MethodTable table) {
        table.add(SCOPE, "imopenlines.bot.session.operator", this::operator)
                .add(SCOPE, "imopenlines.bot.session.transfer", this::transfer)
                .add(SCOPE, "imopenlines.bot.session.finish", this::finish)
                .add(SCOPE, "imopenlines.bot.session.message.send", this::send);
    }

    private static long chatId(PhpValue given) {
        if (given.number() <= 0) {
            throw RestError.of("CHAT_ID_EMPTY", "Chat ID can't be empty");
        }
        return given.number();
    }

    private Optional<Chat> line(long chatId) {
        return state.chats().find(chatId).filter(chat -> chat.type() == ChatType.OPEN_LINE);
    }

    /** Asks neither for a bot nor whose it is. */
    private Object operator(Request request) {
        long chatId = chatId(request.at("CHAT_ID"));
        Chat served = line(chatId)
                .filter(chat -> chat.members().stream()
                        .anyMatch(id -> state.bots().find(id).isPresent()))
                .orElseThrow(() -> RestError.of("WRONG_CHAT", "Operator is not a bot"));
        messenger.endBotSession(served.id());
        return true;
    }

    /** Names are found in upper case only; acts for the app's first bot. */
    private Object transfer(Request request) {
        Params params = request.params();
        long chatId = chatId(params.atExactly("CHAT_ID"));
        Target target = Target.of(params);
        RegisteredBot bot = bots.first(request.appId());
        Chat chat = line(chatId).filter(known -> known.has(bot.id())).orElseThrow(OpenLineMethods::wrongOperator);
        if (target.isQueue()) {
            messenger.endBotSession(chatId);
            return true;
        }
        if (state.people().find(target.id()).isEmpty() || target.id() == bot.id()) {
            throw wrongOperator();
        }
        if (!chat.has(target.id())) {
            messenger.addMembers(0, chatId, List.of(target.id()));
        }
        messenger.change(chatId, known -> known.with(known.members(), known.managers(), target.id()));
        if (params.atExactly("LEAVE").looksLike("Y")) {
            messenger.removeMember(0, chatId, bot.id());
        } else {
            leaving.put(chatId, bot.id());
        }
        return true;
    }

    private static RestError wrongOperator() {
        return RestError.of("OPERATOR_WRONG", "You can not redirect to this operator");
    }

    private record Target(boolean isQueue, long id) {

        static Target of(Params params) {
            PhpValue user = params.atExactly("USER_ID");
            PhpValue queue = params.atExactly("QUEUE_ID");
            PhpValue transfer = params.atExactly("TRANSFER_ID");
            if (transfer.isSet() && transfer.text().startsWith("queue")) {
                queue = new PhpValue(transfer.text().substring("queue".length()));
            } else if (transfer.isSet()) {
                user = transfer;
            }
            if (user.isSet()) {
                return new Target(false, positive(user, "USER_ID_EMPTY", "User ID can't be empty"));
            }
            if (queue.isSet()) {
                return new Target(true, positive(queue, "QUEUE_ID_EMPTY", "QUEUE ID can't be empty"));
            }
            throw RestError.of("TRANSFER_ID_EMPTY", "Queue ID or User ID can't be empty");
        }

        private static long positive(PhpValue given, String code, String text) {
            if (given.number() <= 0) {
                throw RestError.of(code, text);
            }
            return given.number();
        }
    }

    /** Without LEAVE=Y the bot stays until the operator's first message. */
    private void operatorSpeaks(ChatEvent chatEvent) {
        if (chatEvent instanceof ChatEvent.Posted posted
                && posted.message().authorId() == posted.chat().ownerId()) {
            Long bot = leaving.remove(posted.chat().id());
            if (bot != null && posted.chat().has(bot)) {
                messenger.removeMember(0, posted.chat().id(), bot);
            }
        }
    }

    private Object finish(Request request) {
        long chatId = chatId(request.at("CHAT_ID"));
        RegisteredBot bot = bots.first(request.appId());
        line(chatId).ifPresent(chat -> {
            say(chatId, "Conversation finished");
            if (chat.has(bot.id())) {
                messenger.removeMember(0, chatId, bot.id());
            }
        });
        return true;
    }

    /** Says {@code true} even when nothing is sent: this portal has no welcome text. */
    private Object send(Request request) {
        long chatId = chatId(request.at("CHAT_ID"));
        String text = request.at("MESSAGE").text();
        if (request.at("NAME").looksLike("DEFAULT") && !text.isEmpty()) {
            line(chatId).ifPresent(chat -> say(chatId, text));
        }
        return true;
    }

    private void say(long chatId, String text) {
        messenger.post(new Draft(0, chatId, MessageText.of(text), true, true, false, Message.Extra.NONE));
    }
}
