package io.github.imbot4j.execution;

import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.reply.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The interceptors around one call of a handler. Belongs to one thread. */
public final class InterceptorChain {

    private final List<Interceptor> interceptors;
    private final Route route;
    private final HandlerContext handlerContext;
    private final Callable<Outcome> handler;
    private @Nullable Exception passing;

    private InterceptorChain(
            List<Interceptor> interceptors, Route route, HandlerContext handlerContext, Callable<Outcome> handler) {
        this.interceptors = interceptors;
        this.route = route;
        this.handlerContext = handlerContext;
        this.handler = handler;
    }

    /**
     * Calls a handler through interceptors, the first of them outermost.
     *
     * @throws Exception what comes out of the outermost; what may pass comes out whatever they did with it, so that the event is
     *     handled again
     */
    public static Outcome around(
            List<Interceptor> interceptors, Route route, HandlerContext handlerContext, Callable<Outcome> handler)
            throws Exception {
        InterceptorChain one = new InterceptorChain(interceptors, route, handlerContext, handler);
        Outcome outcome = one.from(0);
        if (one.passing != null) {
            throw one.passing;
        }
        return outcome;
    }

    private Outcome from(int index) throws Exception {
        if (index == interceptors.size()) {
            return call();
        }
        Interceptor interceptor = interceptors.get(index);
        Outcome outcome = interceptor.around(handlerContext, new Interceptor.Chain() {
            @Override
            public Route route() {
                return route;
            }

            @Override
            public Outcome proceed() throws Exception {
                return from(index + 1);
            }
        });
        if (outcome == null) {
            throw new IllegalStateException(
                    "The interceptor " + interceptor.getClass().getName()
                            + " returned null; return what proceed() gave, or NoReply.SILENCE.");
        }
        return outcome;
    }

    private Outcome call() throws Exception {
        passing = null;
        try {
            return handler.call();
        } catch (Exception failure) {
            if (RetryDecision.mayPass(failure)) {
                passing = failure;
            }
            throw failure;
        }
    }
}
