package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.event.PostHeader;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The execution of the portal's REST methods. The caller is known by now; the result is the envelope of transport §1.6.
 *
 * <p>Safe for use by several threads.
 */
public final class RestServer {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final PortalState state;
    private final OperatingMeter meter;
    private final MethodTable methods = new MethodTable();

    /** @param letterhead asked for each answer: a portal may be renamed */
    public RestServer(Messenger messenger, Crm crm, Faults faults, Limits limits, Supplier<PostHeader> letterhead) {
        this.state = messenger.state();
        this.meter = new OperatingMeter(limits, state.clock());
        Ownership bots = new Ownership(state);
        new SystemMethods(state).addTo(methods);
        new UserMethods(state).addTo(methods);
        new MemberMethods(state).addTo(methods);
        new EventMethods(state).addTo(methods);
        new OfflineMethods(state).addTo(methods);
        new DealMethods(crm).addTo(methods);
        new ContactMethods(crm).addTo(methods);
        new TaskMethods(crm).addTo(methods);
        new BotMethods(messenger, bots).addTo(methods);
        new BotUpdate(messenger, bots).addTo(methods);
        new CommandMethods(messenger, bots).addTo(methods);
        new CommandAnswer(messenger).addTo(methods);
        new MessageAdd(messenger, bots).addTo(methods);
        new MessageUpdate(messenger, bots).addTo(methods);
        new MessageMethods(messenger, bots).addTo(methods);
        new ChatAdd(messenger, bots).addTo(methods);
        new ChatChanges(messenger, bots).addTo(methods);
        new ChatMembers(messenger, bots).addTo(methods);
        new DialogGet(messenger).addTo(methods);
        new DialogMessages(messenger, letterhead).addTo(methods);
        new UserMessage(messenger).addTo(methods);
        new RecentList(state).addTo(methods);
        new DiskMethods(messenger).addTo(methods);
        new NotifyMethods(state).addTo(methods);
        new LineMethods(state).addTo(methods);
        new OpenLineMethods(messenger, bots).addTo(methods);
        new NetworkMethods(messenger).addTo(methods);
        methods.add("batch", new Batch(this, faults));
    }

    /** Lets another part of the portal add its methods. */
    public RestServer with(Consumer<MethodTable> part) {
        part.accept(methods);
        return this;
    }

    /** Whether there is such a method, in any case. */
    public boolean knows(String method) {
        return methods.find(method.toLowerCase(Locale.ROOT)).isPresent();
    }

    /**
     * Says whether the caller's scope allows the method.
     *
     * @throws RestError with insufficient_scope, or for a method there is not
     */
    public void requireScope(Caller caller, String method) {
        MethodTable.Row row = require(method);
        if (!caller.mayUse(row.scope())) {
            throw new RestError(
                    401,
                    "insufficient_scope",
                    caller.isApp()
                            ? "The request requires higher privileges than provided by the access token"
                            : "The request requires higher privileges than provided by the webhook token");
        }
    }

    private MethodTable.Row require(String method) {
        return methods.find(method.toLowerCase(Locale.ROOT)).orElseThrow(RestError::methodNotFound);
    }

    /**
     * Calls a method.
     *
     * @param tree the parameters, with tokens and the like taken out
     * @return the answer's body
     * @throws RestError when it refuses
     */
    public Map<String, Object> call(Caller caller, String name, Map<String, Object> tree) {
        String method = name.toLowerCase(Locale.ROOT);
        requireScope(caller, method);
        boolean counts = !method.equals("batch");
        if (counts && meter.isOver(caller.key(), method)) {
            throw new RestError(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.");
        }
        Instant start = state.clock().instant();
        Object result = run(method, caller, tree);
        if (counts) {
            meter.count(caller.key(), method);
        }
        return envelope(caller, method, result, start);
    }

    private @Nullable Object run(String method, Caller caller, Map<String, Object> tree) {
        Map<String, Object> params = new LinkedHashMap<>(tree);
        Params given = Params.of(params);
        params.remove("start");
        params.remove("state");
        try {
            return require(method)
                    .method()
                    .call(new Request(
                            method,
                            caller,
                            Params.of(params),
                            given.atExactly("start").number()));
        } catch (Refusal refusal) {
            throw new RestError(400, refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    private Map<String, Object> envelope(Caller caller, String method, @Nullable Object result, Instant start) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (result instanceof Page page) {
            body.put("result", page.rows());
            if (page.next() >= 0) {
                body.put("next", page.next());
            }
            if (page.total() >= 0) {
                body.put("total", page.total());
            }
        } else {
            putResult(body, result);
        }
        body.put("time", time(caller, method, start));
        return body;
    }

    /** The map takes null, which JSON has; no other map here does. */
    @SuppressWarnings("NullAway")
    private static void putResult(Map<String, Object> body, @Nullable Object result) {
        body.put("result", result);
    }

    private Map<String, Object> time(Caller caller, String method, Instant start) {
        Instant finish = state.clock().instant();
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("start", seconds(start));
        time.put("finish", seconds(finish));
        time.put("duration", ChronoUnit.MICROS.between(start, finish) / 1e6);
        time.put("processing", meter.cost().toNanos() / 1e9);
        time.put("date_start", date(start));
        time.put("date_finish", date(finish));
        if (meter.isActive()) {
            time.put("operating_reset_at", meter.resets(caller.key(), method).getEpochSecond());
            time.put("operating", meter.used(caller.key(), method).toMillis() / 1e3);
        }
        return time;
    }

    /** As PHP's {@code date('c')}. */
    static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static double seconds(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) / 1e6;
    }
}
