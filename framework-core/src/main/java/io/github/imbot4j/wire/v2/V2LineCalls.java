package io.github.imbot4j.wire.v2;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.LineCalls;
import io.github.imbot4j.wire.shared.OpenLineCalls;

/**
 * The calls that control an Open Line session, the same as in v1. A portal with an inbound webhook wants the token of the bot in
 * transfers and ends of sessions (v2 corrections, no. 4), so they name it.
 *
 * @param botId whose token that is; 0 while none is named
 */
record V2LineCalls(long botId) implements LineCalls {

    private static final OpenLineCalls CALLS = new OpenLineCalls();

    V2LineCalls() {
        this(0);
    }

    @Override
    public LineCalls as(long id) {
        return new V2LineCalls(id);
    }

    private Call named(Call call) {
        return botId == 0 ? call : call.with(OpenLineCalls.BOT, botId);
    }

    @Override
    public Call toOperator(String dialogId) {
        return CALLS.toOperator(dialogId);
    }

    @Override
    public Call toUser(String dialogId, long userId) {
        return named(CALLS.toUser(dialogId, userId));
    }

    @Override
    public Call toQueue(String dialogId, long queueId) {
        return named(CALLS.toQueue(dialogId, queueId));
    }

    @Override
    public Call finish(String dialogId) {
        return named(CALLS.finish(dialogId));
    }

    @Override
    public Call sendWelcome(String dialogId) {
        return CALLS.sendWelcome(dialogId);
    }

    @Override
    public Call sendText(String dialogId, String text) {
        return CALLS.sendText(dialogId, text);
    }

    @Override
    public Call networkJoin(String code) {
        return CALLS.networkJoin(code);
    }

    @Override
    public long networkBot(RestResponse joined) {
        return CALLS.networkBot(joined);
    }
}
