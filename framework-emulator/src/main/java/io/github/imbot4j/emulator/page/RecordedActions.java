package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.log.TrafficLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The actions on the page, recorded as lines of a test that repeats them.
 *
 * <p>Safe for use by several threads.
 */
final class RecordedActions {

    private static final int MOST = 200;

    private final AtomicLong lastExchange = new AtomicLong();
    private final Deque<Deed> deeds = new ArrayDeque<>();

    /**
     * A recorded action.
     *
     * @param after the last exchange that was over by then
     * @param chatId where; {@code 0} for the whole portal
     * @param userId who; {@code 0} for nobody in particular
     * @param line what the user does, such as {@code says("hi")}; a whole Java statement when it is nobody's
     */
    record Deed(long after, long chatId, long userId, String line) {}

    RecordedActions(TrafficLog traffic) {
        traffic.listen(exchange -> lastExchange.accumulateAndGet(exchange.id(), Math::max));
    }

    /** Notes that somebody is about to do something. */
    synchronized void add(long chatId, long userId, String line) {
        deeds.add(new Deed(lastExchange.get(), chatId, userId, line));
        if (deeds.size() > MOST) {
            deeds.remove();
        }
    }

    /** What was done in a chat and to the portal before an exchange, in that order; any chat for {@code 0}. */
    synchronized List<Deed> before(Exchange exchange, long chatId) {
        return deeds.stream()
                .filter(deed -> deed.after() < exchange.id())
                .filter(deed -> chatId == 0 || deed.chatId() == 0 || deed.chatId() == chatId)
                .toList();
    }
}
