package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;

/**
 * The method that posts as the token's user: {@code im.message.add}. Bots receive it like a typed message, except what
 * a bot's own token posts.
 */
final class UserMessage {

    private static final int LONGEST_TEMPLATE_ID = 255;

    private final Messenger messenger;
    private final PortalState state;

    UserMessage(Messenger messenger) {
        this.messenger = messenger;
        this.state = messenger.state();
    }

    void addTo(MethodTable table) {
        table.add("im", "im.message.add", this::add);
    }

    private Object add(Request request) {
        String text = text(request);
        long author = request.caller().userId();
        boolean asked = request.at("SYSTEM").looksLike("Y");
        Chat chat;
        String full = text;
        PhpValue dialog = request.at("DIALOG_ID");
        boolean toChat = dialog.isSet() ? Dialogs.isChatId(dialog) : !request.has("USER_ID");
        if (!toChat) {
            chat = messenger.open(author, user(dialog.isSet() ? dialog : request.at("USER_ID")));
        } else {
            chat = chat(request, dialog);
            full = asked ? signed(request, text) : text;
        }
        long botId = request.at("BOT_ID").number();
        Message.Extra extra = MessageAdd.extra(
                        Content.attach(request.at("ATTACH"), state.clock()),
                        Content.keyboard(request.at("KEYBOARD"), botId, "PARAM_KEYBOARD_ERROR"),
                        Content.menu(request.at("MENU"), botId, "MENU_ERROR", "PARAM_MENU_ERROR"),
                        !request.at("URL_PREVIEW").looksLike("N"))
                .withTemplateId(templateId(request.at("TEMPLATE_ID")))
                .withReplyTo(replyTo(request, chat));
        boolean skipConnector = request.at("SKIP_CONNECTOR").looksLikeUpper("Y");
        boolean system = asked && chat.has(author);
        return messenger
                .post(new Draft(author, chat.id(), MessageText.of(full), system, isBot(author), skipConnector, extra))
                .id();
    }

    private boolean isBot(long author) {
        return state.people().find(author).filter(Person::isBot).isPresent();
    }

    private static String text(Request request) {
        PhpValue given = request.at("MESSAGE");
        if (given.isSet() && !given.isText()) {
            throw RestError.of("MESSAGE_EMPTY", "Wrong message type");
        }
        String text = given.isSet() ? given.trimmed() : "";
        if (text.isEmpty() && request.at("ATTACH").isEmpty()) {
            throw RestError.of("MESSAGE_EMPTY", "Message can't be empty");
        }
        return text;
    }

    private long user(PhpValue given) {
        if (given.number() <= 0) {
            throw RestError.of("USER_ID_EMPTY", "User ID can't be empty");
        }
        if (state.people().find(given.number()).isEmpty()) {
            throw RestError.of("USER_NOT_FOUND", "User not found");
        }
        return given.number();
    }

    private Chat chat(Request request, PhpValue dialog) {
        if (!dialog.isSet() && !request.has("CHAT_ID")) {
            throw RestError.of("PARAMS_ERROR", "Incorrect params");
        }
        long chatId = dialog.isSet()
                ? Dialogs.chatOf(dialog, state).orElse(0)
                : request.at("CHAT_ID").number();
        if (chatId <= 0) {
            throw RestError.of("CHAT_ID_EMPTY", "Chat ID can't be empty");
        }
        EntityRules.require(state, chatId, "SEND", "It is forbidden to send messages to this chat");
        return state.chats().find(chatId).orElseThrow(() -> RestError.of("CHAT_ID", "There is no such chat"));
    }

    private String signed(Request request, String text) {
        return state.apps()
                .find(request.caller().clientId())
                .map(App::name)
                .map(name -> "[b]" + name + "[/b]\n" + text)
                .orElse(text);
    }

    private static String templateId(PhpValue given) {
        String text = given.isEmpty() ? "" : given.text();
        return text.length() > LONGEST_TEMPLATE_ID ? text.substring(0, LONGEST_TEMPLATE_ID) : text;
    }

    private long replyTo(Request request, Chat chat) {
        long id = request.at("REPLY_ID").number();
        if (id <= 0) {
            return 0;
        }
        Message message = state.messages()
                .find(id)
                .filter(known -> state.chats().find(known.chatId()).stream()
                        .anyMatch(where -> where.has(request.caller().userId())))
                .orElseThrow(() -> new RestError(403, "REPLY_ACCESS_ERROR", "Action unavailable"));
        if (message.chatId() != chat.id()) {
            throw new RestError(
                    403, "REPLY_FROM_OTHER_CHAT_ERROR", "You can only reply to a message within the same chat");
        }
        return id;
    }
}
