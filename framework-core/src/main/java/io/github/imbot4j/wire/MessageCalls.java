package io.github.imbot4j.wire;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import java.util.List;
import java.util.Optional;

/**
 * Replies as calls. A long text becomes several calls, to be made in order. Every method throws {@link InvalidReplyException},
 * with all problems, for a reply that the portal would refuse, cut or show otherwise than meant.
 */
public interface MessageCalls {

    /** Writes a message of a dialog. */
    List<Call> say(long botId, String dialogId, Reply reply);

    /**
     * Writes the answer to a command that the portal knows by its number. It cannot be hidden from the client of an Open Line,
     * and may lose its menu in private dialogs.
     */
    List<Call> answer(CommandReceived command, Reply reply);

    /**
     * Returns what is sent in place of an answer to a command once the portal posts none: a message of its dialog that says nothing
     * yet, and takes over what the answer says ({@link CallTraits#instead}). Empty where answers never come to nothing.
     */
    default Optional<Call> insteadOfAnswer(CommandReceived command) {
        return Optional.empty();
    }

    /** Changes a message of the bot's own. A {@link NewMessage} replaces it altogether: what it does not have is removed. */
    List<Call> edit(long botId, long messageId, Reply reply);

    /** Changes a message of the bot's own that an earlier call posts. */
    List<Call> edit(long botId, Ref message, Reply reply);

    /**
     * Writes to a user in the name of a line of the network.
     *
     * @throws InvalidReplyException also for buttons that are no links, a menu, and a text that does not fit into one message
     */
    Call network(String code, long userId, Reply reply);

    /**
     * Notifies a user outside any chat.
     *
     * @throws InvalidReplyException also for a keyboard or a menu, and for a text that does not fit into one message
     */
    Call notify(long userId, Reply reply);

    /** Returns the keyboard of a call, as a call that changes a message's keyboard to it and lacks only which message's. */
    Optional<Call> keyboard(Call call);

    /** Gives a message of the bot's own a keyboard that {@link #keyboard} returned. */
    Call withKeyboard(long botId, long messageId, Call keyboard);

    /** Lists everything that keeps a reply from being sent, the portal's limits of size included. */
    List<Problem> problems(Reply reply);

    /** Lists the parts of a reply that this generation has no counterpart for, each with what to use instead. */
    List<Problem> lacking(Reply reply);

    /**
     * Tells whether the answer to a command is better said into the dialog, where the bot is in it: the answer of this generation has no
     * id, and cannot be repeated without harm.
     */
    boolean saysAnswers();
}
