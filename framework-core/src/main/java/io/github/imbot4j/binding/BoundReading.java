package io.github.imbot4j.binding;

import io.github.imbot4j.binding.CommandParser.Unready;
import io.github.imbot4j.binding.CommandParser.Values;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.ReadingHandler;
import io.github.imbot4j.reply.Outcome;
import java.util.Objects;
import java.util.Optional;

/**
 * A handler in code with the one value that it is given.
 *
 * @param reads how the value is read
 */
record BoundReading(ReadingHandler handler, CommandParser reads) implements ReadsText {

    @Override
    public Outcome handle(HandlerContext handlerContext) throws Exception {
        CommandParser.Parsed parsed = read(handlerContext);
        return parsed instanceof Values typed
                ? handler.run()
                        .handle(
                                handlerContext,
                                Objects.requireNonNull(typed.values().get(0)))
                : ((Unready) parsed).answer();
    }

    @Override
    public Optional<Outcome> objection(HandlerContext handlerContext) {
        return read(handlerContext) instanceof Unready unready ? Optional.of(unready.answer()) : Optional.empty();
    }

    private CommandParser.Parsed read(HandlerContext handlerContext) {
        return reads.parse((DialogEvent) handlerContext.event(), handlerContext::zone);
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public Optional<CommandParser> syntax() {
        return Optional.of(reads);
    }
}
