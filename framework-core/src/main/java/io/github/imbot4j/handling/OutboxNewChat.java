package io.github.imbot4j.handling;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.chat.NewGroupChat;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.ChatSearch;
import io.github.imbot4j.wire.DialogIds;
import io.github.imbot4j.wire.NewChat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A chat to be created; what describes it changes the creation until something else is asked of it. */
final class OutboxNewChat extends OutboxGroupChat implements NewGroupChat {

    /** Keeps the framework's entities apart from those of others. */
    private static final String ENTITY_TYPE = "IMBOT4J";

    private NewChat chat;
    private String name;
    private OutgoingCall creation;
    private boolean described;

    OutboxNewChat(HandlerOutput handlerOutput, String title) {
        super(handlerOutput, "");
        this.chat = NewChat.titled(title);
        this.name = handlerOutput.nextName();
        this.creation = created();
        handlerOutput.effects().add(List.of(creation));
    }

    @Override
    String dialogId() {
        return OutboxChats.dialogId(name);
    }

    private OutgoingCall created() {
        return OutgoingCall.of(speaker.lane(dialogId()), call()).as(OutboxChats.result(name));
    }

    private Call call() {
        NewChat whole = chat.entityId().isEmpty()
                ? chat.about(ENTITY_TYPE, speaker.who().bot().code() + ":" + name)
                : chat;
        return speaker.who().protocol().chats().chatAdd(speaker.who().botId(), whole);
    }

    private NewGroupChat describe(String what, UnaryOperator<NewChat> change) {
        if (described) {
            throw new IllegalStateException(
                    what + " is part of the creation of a chat; call it before anything else is asked of the chat.");
        }
        chat = change.apply(chat);
        return replaceCreation();
    }

    private NewGroupChat replaceCreation() {
        OutgoingCall other = created();
        speaker.effects().replace(creation, other);
        creation = other;
        return this;
    }

    @Override
    public NewGroupChat as(String chosen) {
        name = Ref.requireName(chosen);
        return describe("as(\"" + chosen + "\")", same -> same);
    }

    @Override
    public NewGroupChat description(String text) {
        return describe("description", one -> one.describedAs(text));
    }

    @Override
    public NewGroupChat open() {
        return describe("open", NewChat::forEverybody);
    }

    @Override
    public NewGroupChat about(String entityType, String entityId) {
        return describe("about", one -> one.about(entityType, entityId));
    }

    @Override
    public GroupChat color(BotColor color) {
        return described ? super.color(color) : describe("color", one -> one.with(color));
    }

    @Override
    public GroupChat avatar(Avatar avatar) {
        return described ? super.avatar(avatar) : describe("avatar", one -> one.with(avatar));
    }

    @Override
    public NewGroupChat invite(Collection<Long> userIds) {
        if (described) {
            super.invite(userIds);
            return this;
        }
        Set<Long> all = new LinkedHashSet<>(chat.users());
        all.addAll(userIds);
        return describe("invite", one -> one.with(new ArrayList<>(all)));
    }

    @Override
    public NewGroupChat send(Reply reply) {
        super.send(reply);
        return this;
    }

    @Override
    GroupChat add(List<OutgoingCall> calls) {
        described = true;
        return super.add(calls);
    }

    @Override
    public GroupChat createNow() {
        if (described) {
            throw new IllegalStateException("createNow comes before anything else that is asked of the chat.");
        }
        described = true;
        speaker.effects().remove(creation);
        Call call = call();
        Rest rest = speaker.who().rest();
        CallTraits traits = speaker.who().protocol().traits();
        OptionalLong found = OptionalLong.empty();
        Optional<ChatSearch> search = traits.chat(call);
        if (search.isPresent()) {
            found = search.get().found(rest.call(search.get().call()));
        }
        OptionalLong made = found.isPresent() ? found : traits.made(call, rest.call(call));
        long id = made.orElseThrow(
                () -> new IllegalStateException("The portal took " + call.method() + " and gave no id for the chat."));
        speaker.who().results().answered(creation, OptionalLong.of(id)).forEach(speaker.effects()::add);
        return new OutboxGroupChat(speaker, DialogIds.ofChat(id));
    }
}
