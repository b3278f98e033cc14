package io.github.imbot4j.conversation;

import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.routing.RouteMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers that the framework itself gives, with what they do to the conversations.
 *
 * @param bots by their codes
 */
record FrameworkAnswer(Map<String, BotModel> bots, HandlerTimerFactory timers, ButtonTokens buttons) {

    /**
     * Answers an event.
     *
     * @param pressed the press that set it off, if one did
     * @param after the conversations as they are then
     */
    Heard answered(
            DialogEvent event, Optional<RouteMatch.Found> pressed, Lane lane, ConversationContext after, Reply reply) {
        BotModel bot = bots.get(event.bot().code());
        if (bot == null) {
            throw new IllegalStateException("Bot \"" + event.bot().code() + "\" remembers and has no model.");
        }
        Optional<RouteMatch.Spent> spent = pressed.flatMap(RouteMatch.Found::spent);
        ReplyRenderer replyRenderer = new ReplyRenderer(
                timers.protocols().of(event.portal()).messages(),
                bot,
                buttons,
                spent.<DialogEvent>map(RouteMatch.Spent::press).orElse(event),
                lane);
        List<OutgoingCall> said =
                new ArrayList<>(replyRenderer.spent(spent, NoReply.SILENCE, true, timers.keyboards()));
        said.addAll(replyRenderer.say(reply));
        List<TimerChange> changes = new ArrayList<>(after.timeouts(NoReply.SILENCE, new TimerKeys(event, lane)));
        changes.addAll(timers.ends(after, Optional.empty(), lane));
        return new Heard.Answered(new EventEffects(said, after.sessions(), changes));
    }
}
