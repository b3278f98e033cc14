package io.github.imbot4j.binding;

import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.model.CommandHelp;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.RightsHandler;
import io.github.imbot4j.problem.Problem;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The binder that determines, at start-up, how a method is called: its arguments, its result, its method handle. */
public final class MethodBinder {

    private final HandlerMethod handlerMethod;
    private final Consumer<Problem> problems;
    private boolean sound = true;

    private MethodBinder(HandlerMethod handlerMethod, Consumer<Problem> problems) {
        this.handlerMethod = handlerMethod;
        this.problems = problems;
    }

    /**
     * Binds a method to its instance.
     *
     * @param bot the instance; empty when it could not be made, to find the method's problems all the same
     * @return empty when there were problems, or no instance
     */
    public static Optional<Handler> bind(
            HandlerMethod handlerMethod, Optional<Object> bot, Consumer<Problem> problems) {
        return new MethodBinder(handlerMethod, problems).bind(bot);
    }

    /** The same command with what its handler, which was bound here, takes from its text. */
    public static CommandModel described(CommandModel command, Handler handler) {
        Handler inner = handler instanceof RightsHandler checking ? checking.handler() : handler;
        return inner instanceof ReadsText reader
                ? reader.syntax()
                        .map(syntax -> command.with(new CommandHelp(
                                command.manual().groups(),
                                command.manual().examples(),
                                syntax.usage(command.name()),
                                syntax.manual())))
                        .orElse(command)
                : command;
    }

    private Optional<Handler> bind(Optional<Object> bot) {
        if (Modifier.isStatic(handlerMethod.method().getModifiers())) {
            report("is static, so it is not a method of the bot.", "Take \"static\" away.");
        }
        Optional<ReturnType> returned = ReturnType.of(handlerMethod, this::report);
        ParameterBinder parameters = new ParameterBinder(handlerMethod, this::report);
        List<Argument> arguments = parameters.arguments();
        Optional<CommandParser> syntax = parameters.syntax();
        Optional<MethodHandle> handle = handle();
        if (!sound || bot.isEmpty() || handle.isEmpty() || returned.isEmpty()) {
            return Optional.empty();
        }
        MethodHandle spread = spread(handle.get(), bot.get());
        return Optional.of(new BoundMethod(handlerMethod, spread, arguments, syntax, returned.get()));
    }

    private Optional<MethodHandle> handle() {
        Method method = handlerMethod.method();
        try {
            method.setAccessible(true);
            return Optional.of(MethodHandles.lookup().unreflect(method));
        } catch (InaccessibleObjectException | IllegalAccessException closed) {
            report(
                    "is in a package its module keeps closed: " + closed.getMessage() + ".",
                    "Write \"opens " + method.getDeclaringClass().getPackageName()
                            + " to io.github.imbot4j.core;\" in its module-info.");
            return Optional.empty();
        }
    }

    private static MethodHandle spread(MethodHandle handle, Object bot) {
        return handle.asFixedArity()
                .bindTo(bot)
                .asSpreader(Object[].class, handle.type().parameterCount() - 1)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    private void report(Problem problem) {
        sound = false;
        problems.accept(problem);
    }

    private void report(String what, String remedy) {
        handlerMethod.report(this::report, what, remedy);
    }
}
