package io.github.imbot4j.binding;

import io.github.imbot4j.binding.CommandSyntax.Unready;
import io.github.imbot4j.binding.CommandSyntax.Values;
import io.github.imbot4j.chat.Access;
import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.model.CommandManual;
import io.github.imbot4j.model.Handler;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Silence;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Run a method whose arguments were decided at start-up. Immutable. */
final class BoundMethod implements Handler {

    private final Declared declared;
    private final MethodHandle handle;
    private final List<Argument> arguments;
    private final Optional<CommandSyntax> syntax;
    private final Returned returned;

    /** Binds a handle that takes one array of arguments and returns an object, {@code null} for void. */
    BoundMethod(
            Declared declared,
            MethodHandle handle,
            List<Argument> arguments,
            Optional<CommandSyntax> syntax,
            Returned returned) {
        this.declared = declared;
        this.handle = handle;
        this.arguments = List.copyOf(arguments);
        this.syntax = syntax;
        this.returned = returned;
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        if (!arguments.stream().allMatch(argument -> argument.isIn(invocation.event()))) {
            return decline(invocation);
        }
        if (syntax.isEmpty()) {
            return call(invocation, List.of());
        }
        CommandSyntax.Parsed parsed = read(syntax.get(), invocation);
        return parsed instanceof Values typed ? call(invocation, typed.values()) : ((Unready) parsed).answer();
    }

    @Override
    public Optional<Outcome> objection(Invocation invocation) {
        return syntax.map(one -> read(one, invocation))
                .filter(Unready.class::isInstance)
                .map(parsed -> ((Unready) parsed).answer());
    }

    private static CommandSyntax.Parsed read(CommandSyntax syntax, Invocation invocation) {
        return syntax.parse((DialogEvent) invocation.event(), invocation::zone);
    }

    @Override
    public boolean asks() {
        return syntax.isPresent();
    }

    @Override
    public boolean asksForRights() {
        return arguments.stream().anyMatch(argument -> argument.supplies(Access.class));
    }

    /** How its command is to be written; empty when no parameter is read from the text. */
    String usage(String command) {
        return syntax.map(one -> one.usage(command)).orElse("");
    }

    List<CommandManual.Parameter> manual() {
        return syntax.map(CommandSyntax::manual).orElse(List.of());
    }

    /** An error must not vanish because its handler asks for what the event lacks; other events may. */
    private Outcome decline(Invocation invocation) {
        if (declared.trigger() instanceof Trigger.OnError) {
            throw new IllegalStateException(
                    declared.place() + " asks for what "
                            + invocation.event().getClass().getSimpleName()
                            + " has not, so it cannot handle this. Take Event and Portal only, to handle all.",
                    invocation.failure().orElse(null));
        }
        return Silence.SILENCE;
    }

    private Outcome call(Invocation invocation, List<@Nullable Object> typed) throws Exception {
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).from(invocation, typed);
        }
        return returned.read(invoke(values), declared.place());
    }

    private @Nullable Object invoke(@Nullable Object[] values) throws Exception {
        try {
            return (Object) handle.invokeExact(values);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable neither) {
            throw new IllegalStateException(declared.place() + " threw a bare Throwable.", neither);
        }
    }
}
