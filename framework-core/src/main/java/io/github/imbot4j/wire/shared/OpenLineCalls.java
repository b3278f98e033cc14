package io.github.imbot4j.wire.shared;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.LineCalls;
import java.util.regex.Pattern;

/**
 * The calls that control an Open Line session (v1 §10; scopes {@code imopenlines} and {@code imbot}). None of them
 * names a bot: transfer and finish act as the app's first bot, so an app should have one bot in a line. Each returns
 * {@code true}; each fails with CHAT_ID_EMPTY and WRONG_AUTH_TYPE. {@code dialogId} is the line's, {@code chat45}.
 */
public class OpenLineCalls implements LineCalls {

    /** Whose session it is; the portal ignores it, and a call through an inbound webhook takes that bot's token. */
    public static final String BOT = "BOT_ID";

    private static final Pattern NETWORK_CODE = Pattern.compile("[A-Za-z0-9]{32}");

    /** Hands the client to the next free operator and takes the bot out; WRONG_CHAT when a person has the session already. */
    @Override
    public Call toOperator(String dialogId) {
        return session("operator", dialogId);
    }

    /** Hands the client to a user; USER_ID_EMPTY, OPERATOR_WRONG. The bot leaves once the user answers. */
    @Override
    public Call toUser(String dialogId, long userId) {
        Call call = session("transfer", dialogId);
        return call.with("USER_ID", new CallArguments(call.method()).id("USER_ID", userId));
    }

    /** Hands the client to another line; QUEUE_ID_EMPTY. The bot leaves once an operator answers. */
    @Override
    public Call toQueue(String dialogId, long queueId) {
        Call call = session("transfer", dialogId);
        return call.with("QUEUE_ID", new CallArguments(call.method()).id("QUEUE_ID", queueId));
    }

    /** Makes a transfer one in which the bot leaves at once. */
    public Call leaving(Call transfer) {
        if (!transfer.method().equals("imopenlines.bot.session.transfer")) {
            throw new IllegalArgumentException(transfer.method() + ": LEAVE goes with a transfer only.");
        }
        return transfer.with("LEAVE", "Y");
    }

    /** Ends the session. */
    @Override
    public Call finish(String dialogId) {
        return session("finish", dialogId);
    }

    /** Sends the welcome text of the line's settings; {@code true} even when there is none. */
    @Override
    public Call sendWelcome(String dialogId) {
        return session("message.send", dialogId).with("NAME", "WELCOME");
    }

    /** Sends a text to the client as a line of the system. */
    @Override
    public Call sendText(String dialogId, String text) {
        Call call = session("message.send", dialogId).with("NAME", "DEFAULT");
        return call.with("MESSAGE", PhpEmpty.shown(new CallArguments(call.method()).text("MESSAGE", text)));
    }

    /** Connects the portal to a line of the network; gives the id of the bot that stands for it, the one there is if there is one. */
    @Override
    public Call networkJoin(String code) {
        return network("join", code);
    }

    @Override
    public long networkBot(RestResponse joined) {
        return joined.asLong();
    }

    /** Writes to a user in the name of a line of the network, once a week: USER_MESSAGE_LIMIT. */
    public Call networkMessage(String code, long userId) {
        Call call = network("message.add", code);
        return call.with("USER_ID", new CallArguments(call.method()).id("USER_ID", userId));
    }

    private static Call network(String action, String code) {
        String method = "imopenlines.network." + action;
        if (!NETWORK_CODE.matcher(code).matches()) {
            throw new CallArguments(method)
                    .wrong("CODE", "\"" + code + "\"", "the code of a line has 32 letters and digits");
        }
        return Call.of(method).with("CODE", code);
    }

    private static Call session(String action, String dialogId) {
        String method = "imopenlines.bot.session." + action;
        return Call.of(method).with("CHAT_ID", new CallArguments(method).chatId(dialogId));
    }
}
