package io.github.imbot4j.handling;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.bot.ChatInfo;
import io.github.imbot4j.bot.ChatMessage;
import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.conversation.MessageNames;
import io.github.imbot4j.conversation.ReplyRenderer;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Survey;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.ChatCalls;
import io.github.imbot4j.wire.DialogIds;
import io.github.imbot4j.wire.MessageCalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Any dialog, whose changes are collected with the other effects of a handler. */
class OutboxGroupChat implements GroupChat {

    final HandlerOutput speaker;

    /** With the name of the chat in braces while its id is not known. */
    private final String dialogId;

    OutboxGroupChat(HandlerOutput handlerOutput, String dialogId) {
        this.speaker = handlerOutput;
        this.dialogId = dialogId;
    }

    String dialogId() {
        return dialogId;
    }

    private long botId() {
        return speaker.who().botId();
    }

    private MessageCalls messages() {
        return speaker.who().protocol().messages();
    }

    private ChatCalls calls() {
        return speaker.who().protocol().chats();
    }

    private Lane lane() {
        return speaker.lane(dialogId());
    }

    @Override
    public OptionalLong id() {
        return DialogIds.chat(dialogId());
    }

    @Override
    public GroupChat send(Reply reply) {
        Reply message = speaker.who().ready(dialogId(), reply);
        List<OutgoingCall> calls = new ArrayList<>();
        messages().say(botId(), dialogId(), message).forEach(call -> calls.add(OutgoingCall.of(lane(), call)));
        return add(MessageNames.name(MessageNames.of(dialogId(), message), calls));
    }

    @Override
    public GroupChat edit(long messageId, Reply reply) {
        return edits(
                messages().edit(botId(), messageId, speaker.who().ready(dialogId(), reply)),
                ReplyRenderer.editOf(messageId));
    }

    @Override
    public GroupChat edit(String name, Reply reply) {
        Ref message = MessageNames.ref(dialogId(), name);
        return edits(
                messages().edit(botId(), message, speaker.who().ready(dialogId(), reply)),
                ReplyRenderer.editOf(message));
    }

    private GroupChat edits(List<Call> edits, String supersedes) {
        return add(edits.stream()
                .map(call -> new OutgoingCall(lane(), call, Optional.empty(), Priority.EDIT, supersedes))
                .toList());
    }

    @Override
    public GroupChat delete(long messageId) {
        return change(calls().messageDelete(botId(), messageId));
    }

    @Override
    public GroupChat delete(String name) {
        return change(calls().messageDelete(botId(), MessageNames.ref(dialogId(), name)));
    }

    @Override
    public GroupChat deleteCompletely(long messageId) {
        return change(calls().messageDeleteCompletely(botId(), messageId));
    }

    @Override
    public ChatMessage message(long messageId) {
        return new OutboxChatMessage(this, messageId);
    }

    @Override
    public GroupChat like(long messageId) {
        return change(calls().messageLike(botId(), messageId));
    }

    @Override
    public GroupChat unlike(long messageId) {
        return change(calls().messageUnlike(botId(), messageId));
    }

    @Override
    public GroupChat invite(Collection<Long> userIds) {
        return change(calls().chatUserAdd(botId(), dialogId(), List.copyOf(userIds)));
    }

    @Override
    public GroupChat invite(Collection<Long> userIds, boolean withHistory) {
        return change(calls().chatUserAdd(botId(), dialogId(), List.copyOf(userIds), !withHistory));
    }

    @Override
    public GroupChat remove(long userId) {
        return change(calls().chatUserDelete(botId(), dialogId(), userId));
    }

    @Override
    public GroupChat rename(String title) {
        return change(calls().chatUpdateTitle(botId(), dialogId(), title));
    }

    @Override
    public GroupChat color(BotColor color) {
        return change(calls().chatUpdateColor(botId(), dialogId(), color));
    }

    @Override
    public GroupChat avatar(Avatar avatar) {
        return change(calls().chatUpdateAvatar(botId(), dialogId(), avatar));
    }

    @Override
    public GroupChat owner(long userId) {
        return change(calls().chatSetOwner(botId(), dialogId(), userId));
    }

    @Override
    public GroupChat manager(long userId, boolean manager) {
        return change(calls().chatSetManager(botId(), dialogId(), userId, manager));
    }

    @Override
    public GroupChat textField(boolean shown) {
        return change(calls().chatUpdateTextField(botId(), dialogId(), shown));
    }

    @Override
    public void leave() {
        speaker.effects().addFarewell(OutgoingCall.of(lane(), calls().chatLeave(botId(), dialogId())));
    }

    @Override
    public GroupChat ask(Survey survey) {
        new OutboxQuestions(speaker, requireCreated()).ask(survey);
        return this;
    }

    @Override
    public GroupChat endSurvey(String name) {
        new OutboxQuestions(speaker, requireCreated()).end(name);
        return this;
    }

    @Override
    public GroupChat begin(long userId, Next next) {
        new OutboxQuestions(speaker, requireCreated()).begin(userId, next);
        return this;
    }

    @Override
    public List<Long> members() {
        return calls().members(ask(calls().chatUserList(botId(), requireCreated())));
    }

    @Override
    public ChatInfo info() {
        return calls().info(ask(calls().dialogGet(botId(), requireCreated())));
    }

    private RestResponse ask(Call call) {
        return speaker.who().rest().call(call);
    }

    private String requireCreated() {
        if (Ref.isRef(dialogId())) {
            throw new IllegalStateException(
                    "The chat is created when the handler has ended, so nothing can be asked there or about it yet;"
                            + " use createNow(), or ask in a later event.");
        }
        return dialogId();
    }

    private GroupChat change(Call call) {
        return add(List.of(OutgoingCall.of(lane(), call)));
    }

    GroupChat add(List<OutgoingCall> calls) {
        speaker.effects().add(calls);
        return this;
    }
}
