package io.github.imbot4j.http.server;

import io.github.imbot4j.Health;
import io.github.imbot4j.RunningBots;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint for the probes that monitor the process. */
final class HealthEndpoint {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<RunningBots> bots;

    HealthEndpoint(Supplier<RunningBots> bots) {
        this.bots = bots;
    }

    /** Whether the process is worth keeping. */
    void live(Context http) {
        Health health = bots.get().health();
        answer(http, health.live(), health);
    }

    /** Whether posts should be sent here. */
    void ready(Context http) {
        Health health = bots.get().health();
        answer(http, health.ready(), health);
    }

    private static void answer(Context http, boolean well, Health health) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", well ? "up" : "down");
        body.put("reasons", health.reasons());
        body.put("events", health.events());
        body.put("calls", health.calls());
        body.put("notices", health.notices());
        http.status(well ? 200 : 503).contentType("application/json").result(JSON.writeValueAsBytes(body));
    }
}
