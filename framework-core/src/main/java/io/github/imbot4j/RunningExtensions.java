package io.github.imbot4j;

import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import io.github.imbot4j.web.WebRoute;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions of an app: started in order, asked for their routes, stopped in reverse. Safe for use by several threads. */
final class RunningExtensions {

    private static final Logger LOG = LoggerFactory.getLogger(RunningExtensions.class);

    private final List<AppExtension> extensions;
    private final Deque<AppExtension> started = new ArrayDeque<>();
    private volatile Map<String, Map<String, WebRoute>> routes = Map.of();

    RunningExtensions(Collection<BotModel> bots) {
        Set<AppExtension> once = Collections.newSetFromMap(new IdentityHashMap<>());
        this.extensions = bots.stream()
                .flatMap(bot -> bot.around().extensions().stream())
                .filter(once::add)
                .toList();
    }

    /**
     * Starts them.
     *
     * @throws IllegalStateException if one fails, or two want the same address; those that had started are stopped by then
     */
    void start(Portals portals) {
        try {
            Map<String, Map<String, WebRoute>> byPath = new TreeMap<>();
            for (AppExtension extension : extensions) {
                start(extension, portals);
                extension.routes().forEach(route -> add(route, byPath));
            }
            routes = byPath;
        } catch (RuntimeException | Error failure) {
            stop();
            throw failure;
        }
    }

    private void start(AppExtension extension, Portals portals) {
        try {
            extension.start(portals);
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException(
                    name(extension) + ".start failed, so the bots were not started: " + failure
                            + ". Fix what it says, and start again; --debug prints where it was thrown.",
                    failure);
        }
        started.push(extension);
    }

    private static void add(WebRoute route, Map<String, Map<String, WebRoute>> byPath) {
        WebRoute other =
                byPath.computeIfAbsent(route.path(), path -> new TreeMap<>()).putIfAbsent(route.method(), route);
        if (other != null) {
            throw new IllegalStateException("Two routes answer " + route.method() + " " + WebRoute.PREFIX + route.path()
                    + ", so the bots were not started. Give one of them another path.");
        }
    }

    /** Stops those that were started, once. */
    synchronized void stop() {
        while (!started.isEmpty()) {
            AppExtension extension = started.pop();
            try {
                extension.stop();
            } catch (Exception failure) {
                LOG.warn("{}.stop failed; the others are stopped all the same.", name(extension), failure);
            }
        }
    }

    /** The addresses that are answered, such as {@code POST /app/builds}. */
    List<String> addresses() {
        return routes.values().stream()
                .flatMap(byMethod -> byMethod.values().stream())
                .map(route -> route.method() + " " + WebRoute.PREFIX + route.path())
                .toList();
    }

    /**
     * Has a route answer.
     *
     * @throws Exception what it throws
     */
    WebResponse answer(WebRequest request, Portals portals) throws Exception {
        Map<String, WebRoute> byMethod = routes.get(request.path());
        if (byMethod == null) {
            return WebResponse.of(404);
        }
        Optional<WebRoute> route = Optional.ofNullable(byMethod.get(request.method()));
        return route.isPresent() ? route.get().handler().handle(request, portals) : WebResponse.of(405);
    }

    private static String name(AppExtension extension) {
        return extension.getClass().getSimpleName();
    }
}
