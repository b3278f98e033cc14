package io.github.imbot4j.handling;

import io.github.imbot4j.binding.ConversationStart;
import io.github.imbot4j.bot.Participant;
import io.github.imbot4j.conversation.DialogTasks;
import io.github.imbot4j.conversation.PendingConversations;
import io.github.imbot4j.conversation.SurveyTask;
import io.github.imbot4j.conversation.Surveys;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.reply.FormState;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Survey;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.StoredCall;
import io.github.imbot4j.wire.ChatCalls;
import io.github.imbot4j.wire.DialogIds;
import io.github.imbot4j.wire.MessageCalls;
import io.github.imbot4j.wire.UserCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The conversations and surveys a bot starts in a dialog, collected with the other effects of a handler.
 *
 * @param dialogId where
 */
record OutboxQuestions(HandlerOutput speaker, String dialogId) {

    /** Begins a conversation. */
    void begin(long userId, Next next) {
        if (userId <= 0) {
            throw new IllegalArgumentException("There is no user " + userId + " to begin a conversation with.");
        }
        if (!(next.move() instanceof Next.To to)) {
            throw new IllegalArgumentException(
                    "Only Next.to(…) and Next.form(…) begin a conversation; say(…) is for everything else.");
        }
        requireHandler(to.state());
        ConversationStart conversationStart =
                ConversationStart.of(to.state(), said(dialogId, next.replies())).limitedAs(next);
        speaker.effects()
                .add(here().at(now(), DialogTasks.newName(PendingConversations.NAME), userId, conversationStart));
    }

    private void requireHandler(Record state) {
        BotModel bot = speaker.who().bot();
        boolean handled = bot.routes().stream()
                .map(route -> route.trigger())
                .anyMatch(trigger -> state instanceof FormState form
                        ? trigger instanceof Trigger.OnForm of
                                && RecordNames.of(of.record()).equals(form.form())
                        : trigger instanceof Trigger.OnMessage message
                                && message.state().equals(Optional.of(state.getClass())));
        if (handled) {
            return;
        }
        if (state instanceof FormState form) {
            throw form.unhandled(bot.code());
        }
        String name = state.getClass().getSimpleName();
        throw new IllegalStateException("begin(Next.to(" + name + ")): bot \"" + bot.code()
                + "\" has no handler that waits in this state. Write @OnMessage(state = " + name + ".class).");
    }

    /** Begins a survey. */
    void ask(Survey survey) {
        String name = survey.questions().getSimpleName();
        boolean handled = speaker.who().bot().routes().stream()
                .anyMatch(route -> route.trigger() instanceof Trigger.OnSurvey of && of.record() == survey.questions());
        if (!handled) {
            throw new IllegalStateException("Survey.of(" + name + ".class): bot \""
                    + speaker.who().bot().code()
                    + "\" has no handler for the answers. Write a method with @OnSurvey that"
                    + " takes Answers<" + name + ">, or in code BotBuilder.onSurvey(" + name + ".class, …).");
        }
        List<Participant> people = people(survey.people().isEmpty() ? members() : survey.people());
        List<List<String>> said = new ArrayList<>();
        for (Participant person : people) {
            said.add(said(String.valueOf(person.id()), survey.intro()).stream()
                    .map(StoredCall::write)
                    .toList());
        }
        Instant now = now();
        SurveyTask.Asked asked = new SurveyTask.Asked(
                survey.name(),
                UUID.randomUUID().toString(),
                RecordNames.of(survey.questions()),
                people,
                said,
                now.plus(survey.span()));
        speaker.effects().add(here().at(now, DialogTasks.newName(Surveys.NAME), 0, asked));
    }

    private List<Long> members() {
        if (DialogIds.chat(dialogId).isEmpty()) {
            return List.of(Long.parseLong(dialogId));
        }
        ChatCalls chats = speaker.who().protocol().chats();
        List<Long> members = chats.members(
                speaker.who().rest().call(chats.chatUserList(speaker.who().botId(), dialogId)));
        if (members.size() > Survey.MOST) {
            throw new IllegalStateException("Dialog " + dialogId + " has " + members.size() + " members; at most "
                    + Survey.MOST + " can be asked. Name them with Survey.to(…).");
        }
        return members;
    }

    private List<Participant> people(List<Long> ids) {
        UserCalls users = speaker.who().protocol().users();
        return ids.isEmpty()
                ? List.of()
                : users.people(ids, speaker.who().rest().call(users.users(ids)));
    }

    /** Ends a survey. */
    void end(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of the survey is blank; give the one of Survey.as(…).");
        }
        speaker.effects().add(here().at(now(), DialogTasks.newName(Surveys.NAME), 0, new SurveyTask.End("", name)));
    }

    private List<Call> said(String where, List<Reply> replies) {
        MessageCalls messages = speaker.who().protocol().messages();
        return replies.stream()
                .flatMap(reply ->
                        messages.say(speaker.who().botId(), where, speaker.who().ready(where, reply)).stream())
                .toList();
    }

    private DialogTasks here() {
        return DialogTasks.in(speaker.who(), dialogId);
    }

    private Instant now() {
        return speaker.who().results().now();
    }
}
