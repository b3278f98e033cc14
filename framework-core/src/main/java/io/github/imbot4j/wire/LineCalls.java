package io.github.imbot4j.wire;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;

/** The calls that steer the session of an Open Line, whose dialog looks like {@code chat45}, and lines of the network. */
public interface LineCalls {

    /**
     * Returns the same calls in the name of a bot.
     *
     * @param botId named in transfers and ends of sessions by generations in which each bot has a secret of its own
     */
    default LineCalls as(long botId) {
        return this;
    }

    /** Hands the client to the next free operator and takes the bot out. */
    Call toOperator(String dialogId);

    /** Hands the client to a user. The bot leaves once the user answers. */
    Call toUser(String dialogId, long userId);

    /** Hands the client to another line. The bot leaves once an operator answers. */
    Call toQueue(String dialogId, long queueId);

    /** Ends the session. */
    Call finish(String dialogId);

    /** Sends the welcome text of the line's settings. */
    Call sendWelcome(String dialogId);

    /** Sends a text to the client as a line of the system. */
    Call sendText(String dialogId, String text);

    /** Connects the portal to a line of the network. */
    Call networkJoin(String code);

    /** Reads the id of the bot that stands for the line, in the answer to {@link #networkJoin}. */
    long networkBot(RestResponse joined);
}
