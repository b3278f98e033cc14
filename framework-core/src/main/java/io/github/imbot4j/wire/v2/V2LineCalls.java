package io.github.imbot4j.wire.v2;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.LineCalls;
import io.github.imbot4j.wire.shared.OpenLineCalls;

/**
 * The calls that control an Open Line session, the same as in v1. A portal with an inbound webhook wants the token of the bot in
 * transfers and ends of sessions (v2 corrections, no. 4), so they name it.
 */
final class V2LineCalls extends OpenLineCalls {

    /** 0 while none is named. */
    private final long botId;

    V2LineCalls() {
        this(0);
    }

    private V2LineCalls(long botId) {
        this.botId = botId;
    }

    @Override
    public LineCalls as(long id) {
        return new V2LineCalls(id);
    }

    @Override
    public Call toUser(String dialogId, long userId) {
        return named(super.toUser(dialogId, userId));
    }

    @Override
    public Call toQueue(String dialogId, long queueId) {
        return named(super.toQueue(dialogId, queueId));
    }

    @Override
    public Call finish(String dialogId) {
        return named(super.finish(dialogId));
    }

    private Call named(Call call) {
        return botId == 0 ? call : call.with(BOT, botId);
    }
}
