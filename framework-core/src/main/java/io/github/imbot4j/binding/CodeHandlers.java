package io.github.imbot4j.binding;

import io.github.imbot4j.binding.BundleReader.Context;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.ReadingHandler;
import io.github.imbot4j.model.RightsHandler;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides for bots built in code how the text is read that their handlers take values from. */
public final class CodeHandlers {

    private CodeHandlers() {}

    /** The same bot, ready to run; what cannot be read is reported with the place of its handler. */
    public static BotModel complete(BotModel model, Consumer<Problem> problems) {
        List<Route> routes = new ArrayList<>();
        Map<String, Handler> bound = new HashMap<>();
        for (Route route : model.routes()) {
            Handler handler = bind(route.handler(), route, problems);
            routes.add(new Route(route.trigger(), handler, route.place(), route.guards()));
            if (handler != route.handler() && route.trigger() instanceof Trigger.OnCommand command) {
                bound.put(command.name(), handler);
            }
        }
        List<CommandModel> commands = model.commands().stream()
                .map(command -> Optional.ofNullable(bound.get(command.name()))
                        .map(handler -> MethodBinder.described(command, handler))
                        .orElse(command))
                .toList();
        return Forms.complete(
                bound.isEmpty() && routes.equals(model.routes()) ? model : model.with(commands, routes), problems);
    }

    private static Handler bind(Handler handler, Route route, Consumer<Problem> problems) {
        if (handler instanceof RightsHandler checking) {
            Handler inner = bind(checking.handler(), route, problems);
            return inner == checking.handler() ? checking : new RightsHandler(inner);
        }
        if (!(handler instanceof ReadingHandler open)) {
            return handler;
        }
        HandlerMethod handlerMethod =
                new HandlerMethod(handle(), route.trigger(), open.said(), route.place(), open.wording());
        SyntaxBinder binder = new SyntaxBinder(handlerMethod, problems);
        boolean sound = (open.type().isRecord() && route.trigger() instanceof Trigger.OnCommand)
                ? binder.addOnly(open.type().asSubclass(Record.class))
                : binder.addOnly(answer(open.type()), Context.METHOD);
        return sound
                ? binder.syntax()
                        .<Handler>map(syntax -> new BoundReading(open, syntax))
                        .orElse(open)
                : open;
    }

    /** A value without a name or an annotation. */
    private static AnnotatedTarget answer(Class<?> type) {
        return new AnnotatedTarget(type, type, type, "answer");
    }

    /** The method of a handler in code. */
    static Method handle() {
        try {
            return Handler.class.getMethod("handle", HandlerContext.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("A handler handles.", impossible);
        }
    }
}
