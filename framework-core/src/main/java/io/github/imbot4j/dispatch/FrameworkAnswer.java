package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Silence;
import io.github.imbot4j.routing.Routed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers that the framework itself gives, with what they do to the conversations.
 *
 * @param bots by their codes
 */
record FrameworkAnswer(Map<String, BotModel> bots, TimerSource timers, Buttons buttons) {

    /**
     * Answers an event.
     *
     * @param pressed the press that set it off, if one did
     * @param after the conversations as they are then
     */
    Heard answered(DialogEvent event, Optional<Routed.Found> pressed, Lane lane, Talk after, Reply reply) {
        BotModel bot = bots.get(event.bot().code());
        if (bot == null) {
            throw new IllegalStateException("Bot \"" + event.bot().code() + "\" remembers and has no model.");
        }
        Optional<Routed.Spent> spent = pressed.flatMap(Routed.Found::spent);
        Voice voice = new Voice(
                bot, buttons, spent.<DialogEvent>map(Routed.Spent::press).orElse(event), lane);
        List<OutgoingCall> said = new ArrayList<>(voice.spent(spent, Silence.SILENCE, true, timers.keyboards()));
        said.addAll(voice.say(reply));
        List<TimerChange> changes = new ArrayList<>(after.timeouts(Silence.SILENCE, new TimerRows(event, lane)));
        changes.addAll(timers.ends(after, Optional.empty(), lane));
        return new Heard.Answered(new Completion(said, after.sessions(), changes));
    }
}
