package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.JsLiteral;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods that create a chat: {@code imbot.chat.add} (v1 §5), and {@code im.chat.add} as a user. */
final class ChatAdd {

    private static final int LONGEST_TITLE = 255;

    private final Messenger messenger;
    private final Ownership bots;

    ChatAdd(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.chat.add", this::add).add("im", "im.chat.add", this::add);
    }

    private Object add(Request request) {
        List<Long> users = users(request.at("USERS"));
        long actor = bots.actor(request);
        String title = request.at("TITLE").trimmed();
        Chat chat = messenger.createGroup(
                actor,
                request.at("TYPE").looksLike("OPEN"),
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
                request.at("DESCRIPTION").text(),
                users,
                Colors.isSafe(request.at("COLOR").text()) ? request.at("COLOR").text() : "",
                request.at("ENTITY_TYPE").text(),
                request.at("ENTITY_ID").text());
        Optional<String> avatar = Images.dataUri(request.at("AVATAR"));
        avatar.ifPresent(image -> messenger.change(chat.id(), made -> made.pictured(image)));
        String text = request.at("MESSAGE").trimmed();
        if (!text.isEmpty()) {
            messenger.post(new Draft(actor, chat.id(), MessageText.of(text), false, true, false, Message.Extra.NONE));
        }
        return chat.id();
    }

    private static List<Long> users(PhpValue given) {
        PhpValue list = given.isText()
                ? JsLiteral.readLenient(given.text()).map(PhpValue::new).orElse(PhpValue.UNSET)
                : given;
        List<Long> users = new ArrayList<>();
        for (PhpValue user : list.values()) {
            if (user.isEmpty()) {
                continue;
            }
            if (!user.isText() && !user.isInteger()) {
                throw RestError.of("INVALID_FORMAT", "Parameter USERS has wrong type");
            }
            users.add(user.number());
        }
        return users;
    }
}
