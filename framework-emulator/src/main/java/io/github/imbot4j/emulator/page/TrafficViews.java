package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.log.Exchange;
import io.javalin.http.Context;

/** The views of single exchanges: in full, as a shell command, as a test. */
final class TrafficViews {

    private final PageParts parts;
    private final PageView view;
    private final CurlText curl;
    private final JunitText junit;

    TrafficViews(PageParts parts, PageView view, RecordedActions recordedActions) {
        this.parts = parts;
        this.view = view;
        this.curl = new CurlText(parts.state());
        this.junit = new JunitText(parts, recordedActions);
    }

    void whole(Context context) {
        context.contentType("application/json").result(Json.text(view.wholeExchange(find(context))));
    }

    void curl(Context context) {
        context.contentType("text/plain; charset=utf-8")
                .result(curl.of(find(context), "http://" + context.header("Host")));
    }

    void junit(Context context) {
        context.contentType("text/plain; charset=utf-8").result(junit.of(find(context)));
    }

    private Exchange find(Context context) {
        String id = context.pathParam("id");
        return parts.traffic().all().stream()
                .filter(exchange -> String.valueOf(exchange.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new PageRequest.Unclear("The exchange " + id + " is not kept any more."));
    }
}
