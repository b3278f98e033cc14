package io.github.imbot4j.binding;

import io.github.imbot4j.binding.CommandParser.Unready;
import io.github.imbot4j.binding.CommandParser.Values;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A handler that calls a method whose arguments were bound at start-up. Immutable. */
final class BoundMethod implements ReadsText {

    private final HandlerMethod handlerMethod;
    private final MethodHandle handle;
    private final List<Argument> arguments;
    private final Optional<CommandParser> syntax;
    private final ReturnType returnType;

    /** Binds a handle that takes one array of arguments and returns an object, {@code null} for void. */
    BoundMethod(
            HandlerMethod handlerMethod,
            MethodHandle handle,
            List<Argument> arguments,
            Optional<CommandParser> syntax,
            ReturnType returnType) {
        this.handlerMethod = handlerMethod;
        this.handle = handle;
        this.arguments = List.copyOf(arguments);
        this.syntax = syntax;
        this.returnType = returnType;
    }

    @Override
    public Outcome handle(HandlerContext handlerContext) throws Exception {
        for (Argument argument : arguments) {
            if (!argument.isIn(handlerContext.event())) {
                return decline(handlerContext);
            }
        }
        if (syntax.isEmpty()) {
            return call(handlerContext, List.of());
        }
        CommandParser.Parsed parsed = read(syntax.get(), handlerContext);
        return parsed instanceof Values typed ? call(handlerContext, typed.values()) : ((Unready) parsed).answer();
    }

    @Override
    public Optional<Outcome> objection(HandlerContext handlerContext) {
        return syntax.map(one -> read(one, handlerContext))
                .filter(Unready.class::isInstance)
                .map(parsed -> ((Unready) parsed).answer());
    }

    private static CommandParser.Parsed read(CommandParser syntax, HandlerContext handlerContext) {
        return syntax.parse((DialogEvent) handlerContext.event(), handlerContext::zone);
    }

    @Override
    public boolean asks() {
        return syntax.isPresent();
    }

    @Override
    public boolean asksForRights() {
        return arguments.stream().anyMatch(argument -> argument.supplies(Permissions.class));
    }

    @Override
    public Optional<CommandParser> syntax() {
        return syntax;
    }

    /** An error must not vanish because its handler asks for what the event lacks; other events may. */
    private Outcome decline(HandlerContext handlerContext) {
        if (handlerMethod.trigger() instanceof Trigger.OnError) {
            throw new IllegalStateException(
                    handlerMethod.place() + " asks for what "
                            + handlerContext.event().getClass().getSimpleName()
                            + " has not, so it cannot handle this. Take Event and Portal only, to handle all.",
                    handlerContext.failure().orElse(null));
        }
        return NoReply.SILENCE;
    }

    private Outcome call(HandlerContext handlerContext, List<@Nullable Object> typed) throws Exception {
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).from(handlerContext, typed);
        }
        return returnType.read(invoke(values), handlerMethod.place());
    }

    private @Nullable Object invoke(@Nullable Object[] values) throws Exception {
        try {
            return (Object) handle.invokeExact(values);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable neither) {
            throw new IllegalStateException(handlerMethod.place() + " threw a bare Throwable.", neither);
        }
    }
}
