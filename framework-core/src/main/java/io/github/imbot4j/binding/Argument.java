package io.github.imbot4j.binding;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.handler.HandlerContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The source of one argument of a call, chosen at start-up. */
sealed interface Argument {

    /**
     * Gives the value.
     *
     * @param typed what the command's text was read as
     */
    @Nullable
    Object from(HandlerContext handlerContext, List<@Nullable Object> typed);

    /** Tells whether it can be had in an event. */
    default boolean isIn(Event event) {
        return true;
    }

    /** Tells whether it is what the event or its portal has of a type. */
    default boolean supplies(Class<?> type) {
        return false;
    }

    /** Something the event or its portal has. */
    record Supplied(ArgumentProvider supply) implements Argument {
        @Override
        public Object from(HandlerContext handlerContext, List<@Nullable Object> typed) {
            return supply.from().apply(handlerContext);
        }

        @Override
        public boolean isIn(Event event) {
            return supply.has(event);
        }

        @Override
        public boolean supplies(Class<?> type) {
            return supply.type() == type;
        }
    }

    /** A value read from the command's text. */
    record Typed(int index) implements Argument {
        @Override
        public @Nullable Object from(HandlerContext handlerContext, List<@Nullable Object> typed) {
            return typed.get(index);
        }
    }

    /** What a group of the pattern captured. */
    record Group(int number) implements Argument {
        @Override
        public Object from(HandlerContext handlerContext, List<@Nullable Object> typed) {
            return handlerContext.groups().get(number);
        }
    }

    /** The record that set the handler off. */
    record Subject() implements Argument {
        @Override
        public Object from(HandlerContext handlerContext, List<@Nullable Object> typed) {
            return handlerContext.subject().orElseThrow();
        }
    }

    /** What a handler threw. */
    record Failure() implements Argument {
        @Override
        public Object from(HandlerContext handlerContext, List<@Nullable Object> typed) {
            return handlerContext.failure().orElseThrow();
        }
    }
}
