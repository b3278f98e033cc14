package io.github.imbot4j.model;

import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.reply.Outcome;
import java.util.Optional;
import java.util.Set;

/**
 * A placeholder for the handlers of a bot's forms until these are created from the records: bots built in code are
 * completed when the bots are gathered.
 */
public final class FormQuestions implements Handler {

    /** Where the route says it was declared. */
    public static final String PLACE = BotModel.GENERATED + "questions of forms";

    private final MessageKeys wording;

    FormQuestions(MessageKeys wording) {
        this.wording = wording;
    }

    /** What sets them off: the next message of whoever fills something in, as this state tells. */
    public static Trigger trigger(Class<? extends Record> state) {
        return new Trigger.OnMessage("", Optional.empty(), Set.of(), false, 0, false, Optional.of(state));
    }

    /** What texts in the forms of the bot are. */
    public MessageKeys wording() {
        return wording;
    }

    @Override
    public Outcome handle(HandlerContext handlerContext) {
        throw new IllegalStateException(
                "The questions of the bot's forms are not made yet. Gather it with Bots.of(…).");
    }
}
