package io.github.imbot4j.conversation;

import io.github.imbot4j.button.ButtonScope;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandButtons;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.reply.Attachment;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.Keyboard;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.wire.MessageCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The conversion of a bot's replies to one event into calls: an answer to a command, an edit of the message with the
 * pressed button, or a message in the dialog. Everything is checked first; content the portal would refuse throws an
 * {@link io.github.imbot4j.reply.InvalidReplyException}, and no call is made.
 */
public final class ReplyRenderer {

    private final MessageCalls messages;
    private final BotModel bot;
    private final ButtonTokens buttonTokens;
    private final DialogEvent event;
    private final Lane lane;
    private final OptionalLong place;

    /**
     * A renderer of the replies to one event.
     *
     * @param messages write what is said, in the protocol of the portal
     */
    public ReplyRenderer(MessageCalls messages, BotModel bot, ButtonTokens buttonTokens, DialogEvent event, Lane lane) {
        this(messages, bot, buttonTokens, event, lane, OptionalLong.empty());
    }

    private ReplyRenderer(
            MessageCalls messages,
            BotModel bot,
            ButtonTokens buttonTokens,
            DialogEvent event,
            Lane lane,
            OptionalLong place) {
        this.messages = messages;
        this.bot = bot;
        this.buttonTokens = buttonTokens;
        this.event = event;
        this.lane = lane;
        this.place = place;
    }

    /** The same, putting what it says in place of one of the bot's messages where it fits into one. */
    public ReplyRenderer inPlaceOf(long messageId) {
        return new ReplyRenderer(messages, bot, buttonTokens, event, lane, OptionalLong.of(messageId));
    }

    /** The calls of what a handler returned. */
    public List<OutgoingCall> outcome(Outcome outcome) {
        if (outcome instanceof Edit edit && pressed().isPresent() && !coversWords(edit)) {
            return replacing(pressed().get().message().id(), edit);
        }
        if (outcome instanceof InputRequired asking) {
            return say(asking.prompt());
        }
        if (outcome instanceof InvalidInput misread) {
            return say(misread.reply());
        }
        if (outcome instanceof Next next) {
            return next.replies().stream()
                    .flatMap(reply -> outcome(reply).stream())
                    .toList();
        }
        return outcome instanceof Reply reply ? say(reply) : List.of();
    }

    /**
     * Whoever presses says which message carries the button (v1 §3.5). Elsewhere a bot can edit none but its own; in an Open Line
     * it can edit what clients and operators wrote (v1 §4.2), so there no text is put in place of another.
     */
    private boolean coversWords(Edit edit) {
        return event.dialog().isOpenLine() && edit.body().isPresent();
    }

    /** The calls of a new message. */
    public List<OutgoingCall> say(Reply reply) {
        Reply message = ready(
                reply instanceof Edit edit ? asNew(edit).map(Reply.class::cast).orElse(edit) : reply);
        String name = message instanceof NewMessage one ? one.name() : "";
        if (place.isPresent() && name.isEmpty()) {
            List<Call> said = said(message);
            if (said.size() == 1) {
                return List.of(inPlace(place.getAsLong(), message, said.get(0)));
            }
        }
        List<OutgoingCall> calls = event instanceof CommandReceived command && isKnown(command) && canAnswer(message)
                ? answer(command, message)
                : outgoing(said(message), Optional.empty());
        return name.isEmpty()
                ? calls
                : MessageNames.name(MessageNames.of(event.dialog().id(), message), calls);
    }

    private List<Call> said(Reply message) {
        return messages.say(event.bot().id(), event.dialog().id(), message);
    }

    private OutgoingCall inPlace(long messageId, Reply message, Call said) {
        Call edit = messages.edit(event.bot().id(), messageId, message).get(0);
        return new OutgoingCall(lane, edit, Optional.of(said), priority(), editOf(messageId));
    }

    private List<OutgoingCall> answer(CommandReceived command, Reply message) {
        if (!messages.saysAnswers()) {
            return outgoing(messages.answer(command, message), messages.insteadOfAnswer(command));
        }
        List<Call> said = said(message);
        if (!isCommon(command)) {
            return outgoing(said, Optional.empty());
        }
        List<Call> answers = messages.answer(command, message);
        return event.dialog().isPrivate() ? paired(answers, said) : paired(said, answers);
    }

    private List<OutgoingCall> paired(List<Call> calls, List<Call> fallbacks) {
        List<OutgoingCall> paired = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Optional<Call> fallback = i < fallbacks.size() ? Optional.of(fallbacks.get(i)) : Optional.empty();
            paired.addAll(outgoing(List.of(calls.get(i)), fallback));
        }
        return List.copyOf(paired);
    }

    /** One that can be typed where the bot is not: in any chat, and in a private dialog of others, which is told from the bot's by nothing. */
    private boolean isCommon(CommandReceived command) {
        return bot.findCommand(command.command()).filter(CommandModel::common).isPresent();
    }

    public static String editOf(Ref message) {
        return "edit:" + message.text();
    }

    /**
     * The calls that leave what was chosen of a keyboard, and take the rest of it away; until a keyboard is changed its pressed
     * button waits (v1 §7.2). After what did not go well another choice can be made. None when an outcome says what becomes of it.
     *
     * @param asked knows whole keyboards; of one that it does not know, what was pressed can be pressed again
     */
    public List<OutgoingCall> spent(
            Optional<RouteMatch.Spent> keyboard, Outcome outcome, boolean well, OpenKeyboards asked) {
        boolean done = well && !(outcome instanceof InvalidInput);
        return keyboard.filter(one ->
                        !replacesPressed(outcome) && one.press().message().id() > 0)
                .map(one -> done ? List.of(edit(one, one.edit())) : List.of(again(one, asked)))
                .map(calls -> outgoing(calls, Optional.empty()))
                .orElse(List.of());
    }

    private Call again(RouteMatch.Spent spent, OpenKeyboards asked) {
        return asked.find(spent.press())
                .map(whole -> messages.withKeyboard(
                        event.bot().id(), spent.press().message().id(), whole))
                .orElseGet(() -> edit(spent, spent.again()));
    }

    private Call edit(RouteMatch.Spent spent, Edit edit) {
        return messages.edit(event.bot().id(), spent.press().message().id(), edit)
                .get(0);
    }

    private static boolean replacesPressed(Outcome outcome) {
        return outcome instanceof Edit
                || (outcome instanceof Next next && next.replies().stream().anyMatch(Edit.class::isInstance));
    }

    /** What names an edit in {@link OutgoingCall#supersedes()}. */
    public static String editOf(long messageId) {
        return "edit:" + messageId;
    }

    /** The calls of an edit; one that waits is laid over by the next edit of the same message. */
    public List<OutgoingCall> edit(long messageId, Reply reply) {
        return messages.edit(event.bot().id(), messageId, ready(reply)).stream()
                .map(call -> new OutgoingCall(lane, call, Optional.empty(), Priority.EDIT, editOf(messageId)))
                .toList();
    }

    /** A message too old to be edited (v1 §4.2) is said anew. */
    private List<OutgoingCall> replacing(long messageId, Edit said) {
        Edit edit = ready(said).asEdit();
        List<Call> edits = messages.edit(event.bot().id(), messageId, edit);
        Optional<Call> anew = asNew(edit)
                .map(message -> messages.say(event.bot().id(), event.dialog().id(), message)
                        .get(0));
        return outgoing(edits, anew);
    }

    /** Everything goes out through here: what its buttons run is known, and what they carry is signed. */
    private Reply ready(Reply reply) {
        if (reply instanceof NewMessage message && message.isPlain()) {
            return reply;
        }
        CommandButtons.check(bot, reply);
        return buttonTokens.seal(
                reply.inLanguage(event.origin().language()),
                event.portal(),
                new ButtonScope(bot.code(), event.dialog().id()));
    }

    private List<OutgoingCall> outgoing(List<Call> calls, Optional<Call> fallback) {
        if (calls.size() == 1) {
            return List.of(new OutgoingCall(lane, calls.get(0), fallback, priority(), ""));
        }
        List<OutgoingCall> all = new ArrayList<>(calls.size());
        for (Call call : calls) {
            all.add(new OutgoingCall(lane, call, fallback, priority(), ""));
        }
        return List.copyOf(all);
    }

    private Priority priority() {
        return event instanceof CommandReceived command && command.isPressed() ? Priority.PRESSED : Priority.REPLY;
    }

    private Optional<CommandReceived> pressed() {
        return event instanceof CommandReceived command
                        && command.isPressed()
                        && command.message().id() > 0
                ? Optional.of(command)
                : Optional.empty();
    }

    /** Whether the portal knows a command by number: one found in a plain message it does not. */
    private static boolean isKnown(CommandReceived command) {
        return command.commandId() > 0 && command.message().id() > 0;
    }

    /** An answer loses its menu in private dialogs (v1 §3.4) and cannot be hidden from a client. */
    private boolean canAnswer(Reply reply) {
        return reply instanceof NewMessage message
                && !message.isHidden()
                && (message.menu().isEmpty() || !event.dialog().isPrivate());
    }

    /** What replaces a message can be said anew where there is none to replace, unless it leaves the text alone. */
    private static Optional<NewMessage> asNew(Edit edit) {
        return edit.body()
                .map(body -> new NewMessage(
                        body,
                        edit.attachment().orElse(Attachment.NONE),
                        edit.keyboard().orElse(Keyboard.NONE),
                        edit.menu().orElse(List.of()),
                        false,
                        edit.hasPreview(),
                        edit.isHidden(),
                        ""));
    }
}
