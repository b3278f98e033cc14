package io.github.imbot4j.dispatch;

import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.GroupChat;
import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.chat.NewGroupChat;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.wire.v1.ChatSearch;
import io.github.imbot4j.wire.v1.DialogCalls;
import io.github.imbot4j.wire.v1.ImbotCalls;
import io.github.imbot4j.wire.v1.PlatformCalls;
import java.util.OptionalLong;

/** The chats of one portal, for as long as a handler runs. */
final class OutboxChats implements Chats {

    /** Begins the names that {@link CallResults} keep of chats. */
    private static final String CHAT = "chat:";

    private final HandlerOutput handlerOutput;

    OutboxChats(HandlerOutput handlerOutput) {
        this.handlerOutput = handlerOutput;
    }

    /** The id of a dialog that is created under a name. */
    static String dialogId(String name) {
        return "chat{" + CHAT + name + "}";
    }

    static String result(String name) {
        return CHAT + name;
    }

    @Override
    public NewGroupChat create(String title) {
        return new OutboxNewChat(handlerOutput, title);
    }

    @Override
    public GroupChat chat(String dialogId) {
        return new OutboxGroupChat(handlerOutput, DialogCalls.requireDialog(dialogId));
    }

    @Override
    public GroupChat named(String name) {
        OptionalLong id = find(name);
        return new OutboxGroupChat(handlerOutput, id.isPresent() ? "chat" + id.getAsLong() : dialogId(name));
    }

    @Override
    public OptionalLong find(String name) {
        return handlerOutput.who().results().number(handlerOutput.lane(""), result(Ref.requireName(name)));
    }

    @Override
    public OptionalLong find(String entityType, String entityId) {
        return ChatSearch.found(handlerOutput.who().rest().call(ImbotCalls.chatGet(entityType, entityId)));
    }

    @Override
    public MessengerRevision revision() {
        return PlatformCalls.revision(handlerOutput.who().rest().call(PlatformCalls.revisionGet()));
    }
}
