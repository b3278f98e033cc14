package io.github.imbot4j.wire.v1;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.NewChat;
import io.github.imbot4j.wire.shared.CallArguments;
import io.github.imbot4j.wire.shared.PhpEmpty;

/** A chat to be made, as {@code imbot.chat.add} takes it (v1 §5); what no portal takes is refused. */
record ChatCreation(NewChat chat) {

    private static final int LONGEST_TITLE = 255;

    ChatCreation {
        CallArguments check = new CallArguments("imbot.chat.add");
        if (!chat.title().isEmpty()) {
            check.text("TITLE", chat.title(), LONGEST_TITLE);
        }
        chat.users().forEach(user -> check.id("USERS", user));
        if (chat.entityType().isBlank() != chat.entityId().isBlank()) {
            throw check.wrong(
                    "ENTITY_ID",
                    chat.entityId(),
                    "it goes with ENTITY_TYPE \"" + chat.entityType() + "\", give both or none");
        }
    }

    Call into(Call empty) {
        Call call = empty.with("TYPE", chat.open() ? "OPEN" : "CHAT");
        call = withText(call, "TITLE", PhpEmpty.shown(chat.title()));
        call = withText(call, "DESCRIPTION", PhpEmpty.shown(chat.description()));
        call = withText(
                call, "COLOR", chat.color() == BotColor.AUTO ? "" : chat.color().name());
        call = withText(call, "MESSAGE", PhpEmpty.shown(chat.message()));
        call = chat.users().isEmpty() ? call : call.with("USERS", chat.users());
        call = withText(call, "AVATAR", chat.avatar().map(Avatar::base64).orElse(""));
        call = withText(call, "ENTITY_TYPE", chat.entityType());
        return withText(call, "ENTITY_ID", chat.entityId());
    }

    private static Call withText(Call call, String name, String value) {
        return value.isEmpty() ? call : call.with(name, value);
    }
}
