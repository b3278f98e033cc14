package io.github.imbot4j.handling;

import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.chat.NewGroupChat;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.sending.CallResults;
import io.github.imbot4j.wire.ChatCalls;
import io.github.imbot4j.wire.DialogIds;
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
        return new OutboxGroupChat(handlerOutput, DialogIds.require(dialogId));
    }

    @Override
    public GroupChat named(String name) {
        OptionalLong id = find(name);
        return new OutboxGroupChat(handlerOutput, id.isPresent() ? DialogIds.ofChat(id.getAsLong()) : dialogId(name));
    }

    @Override
    public OptionalLong find(String name) {
        return handlerOutput.who().results().number(handlerOutput.lane(""), result(Ref.requireName(name)));
    }

    @Override
    public OptionalLong find(String entityType, String entityId) {
        return calls().found(handlerOutput.who().rest().call(calls().chatGet(entityType, entityId)));
    }

    @Override
    public MessengerRevision revision() {
        return calls().revision(handlerOutput.who().rest().call(calls().revisionGet()));
    }

    private ChatCalls calls() {
        return handlerOutput.who().protocol().chats();
    }
}
