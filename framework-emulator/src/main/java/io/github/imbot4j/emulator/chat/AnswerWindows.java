package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.PortalState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The time windows in which a bot may answer commands in a chat: ten minutes after the last one (v1 §3.4). */
final class AnswerWindows {

    private static final Duration OPEN = Duration.ofMinutes(10);

    private final PortalState state;
    private final Map<Key, Instant> ends = new ConcurrentHashMap<>();

    private record Key(long botId, long chatId) {}

    AnswerWindows(PortalState state) {
        this.state = state;
    }

    void open(long botId, long chatId) {
        ends.put(new Key(botId, chatId), state.clock().instant().plus(OPEN));
    }

    boolean isOpen(long botId, long chatId) {
        Instant end = ends.get(new Key(botId, chatId));
        return end != null && state.clock().instant().isBefore(end);
    }
}
