package io.github.imbot4j.pipeline;

import io.github.imbot4j.conversation.ConversationRouter;
import io.github.imbot4j.conversation.Heard;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.routing.RouteTable;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Says where an event goes: a message to a bot without conversations straight to its handler, anything else by way of the conversations it
 * may belong to.
 *
 * <p>Safe for use by several threads.
 */
public final class EventRouter {

    private final RouteTable routes;
    private final TypedNames names;
    private final ConversationRouter conversations;

    public EventRouter(RouteTable routes, TypedNames names, ConversationRouter conversations) {
        this.routes = routes;
        this.names = names;
        this.conversations = conversations;
    }

    /**
     * Routes it.
     *
     * @param ours tells whether a user id is one of our bots on that portal
     */
    Heard route(BotEvent received, Lane lane, LongPredicate ours) {
        BotEvent event = received instanceof MessageReceived message
                        && mayName(message.message().text())
                ? names.cut(message)
                : received;
        return event instanceof MessageReceived message
                        && isSpoken(message)
                        && !routes.remembers(event.bot().code())
                ? new Heard.Goes(routes.match(event, ours), Optional.empty())
                : conversations.hear(event, lane, ours);
    }

    private static boolean isSpoken(MessageReceived event) {
        return event.sender().isKnown()
                && !event.sender().bot()
                && !event.message().system();
    }

    private static boolean mayName(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('\uFF20') >= 0;
    }
}
