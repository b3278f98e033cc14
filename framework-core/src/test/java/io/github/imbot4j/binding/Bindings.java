package io.github.imbot4j.binding;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Binds the method {@code go} of small classes. */
final class Bindings {

    private Bindings() {}

    static Trigger.OnMessage messages(String text) {
        return new Trigger.OnMessage(text, Optional.empty(), Set.of(), false, 0, false);
    }

    static Trigger.OnMessage pattern(String regex) {
        return new Trigger.OnMessage("", Optional.of(Pattern.compile(regex)), Set.of(), false, 0, false);
    }

    static Trigger event(Class<? extends Event> type) {
        return new Trigger.OnEvent(type, Set.of(), false);
    }

    /** What the user reads. */
    static Reply reply(Outcome outcome) {
        if (outcome instanceof InputRequired asking) {
            return asking.prompt();
        }
        return outcome instanceof InvalidInput misread ? misread.reply() : (Reply) outcome;
    }

    static Outcome handle(Object bot, Trigger trigger, HandlerContext handlerContext) throws Exception {
        return bind(bot, trigger).handle(handlerContext);
    }

    static Handler bind(Object bot, Trigger trigger) {
        return bind(bot, "go", trigger);
    }

    static Handler bind(Object bot, String method, Trigger trigger) {
        return MethodBinder.bind(declared(bot.getClass(), method, trigger), Optional.of(bot), problem -> {
                    throw new AssertionError(problem.toString());
                })
                .orElseThrow();
    }

    static List<String> problems(Class<?> type, Trigger trigger) {
        List<String> found = new ArrayList<>();
        MethodBinder.bind(declared(type, "go", trigger), Optional.empty(), problem -> found.add(problem.toString()));
        return found;
    }

    private static HandlerMethod declared(Class<?> type, String name, Trigger trigger) {
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(one -> one.getName().equals(name) && !one.isSynthetic())
                .findFirst()
                .orElseThrow();
        return new HandlerMethod(method, trigger, "@It", SignatureFormat.of(method));
    }
}
