package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.state.StoredFile;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of the page: its files at {@code /}, {@code /page} and {@code /lib}, its API and live feed below {@code
 * /emulator}. The API may act as any user, so it answers only the page itself (same origin, a host that is loopback or
 * the bound one).
 *
 * <p>Safe for use by several threads.
 */
public final class PageRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(PageRoutes.class);
    private static final int LARGEST_BODY = 256 * 1024;
    private static final int LARGEST_FILE_BODY = ChatActions.LARGEST_FILE / 3 * 4 + LARGEST_BODY;
    /** What a browser draws and never runs. */
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final PageParts parts;
    private final PageGuard guard;
    private final PageView view;
    private final LiveFeed feed;
    private final TrafficViews traffic;
    private final PageAssets assets = new PageAssets();
    private final Map<String, Action> actions = new HashMap<>();

    public PageRoutes(PageParts parts) {
        this.parts = parts;
        this.guard = new PageGuard(parts.host());
        this.view = new PageView(parts);
        RecordedActions recordedActions = new RecordedActions(parts.traffic());
        this.feed = new LiveFeed(view, parts);
        this.traffic = new TrafficViews(parts, view, recordedActions);
        actions.putAll(new ChatActions(parts.messenger(), view, recordedActions).table());
        actions.putAll(new PortalActions(parts, recordedActions).table());
        actions.putAll(new BusinessActions(parts, recordedActions).table());
    }

    /** Adds the routes to a server, and ends the live feeds when it stops. */
    public void add(JavalinConfig config) {
        config.routes.get("/", page(assets::index));
        config.routes.get("/page/{name}", page(assets::file));
        config.routes.get("/lib/preact.js", page(assets::library));
        config.routes.get("/emulator/events", api(feed::follow));
        config.routes.get("/emulator/files/{id}", api(this::file));
        config.routes.get("/emulator/api/chats/{id}/messages", api(this::older));
        config.routes.get("/emulator/api/traffic/{id}", api(traffic::whole));
        config.routes.get("/emulator/api/traffic/{id}/curl", api(traffic::curl));
        config.routes.get("/emulator/api/traffic/{id}/junit", api(traffic::junit));
        config.routes.post("/emulator/api/<action>", api(this::act));
        config.events.serverStopping(feed::close);
    }

    private Handler page(Handler handler) {
        return context -> {
            secure(context);
            Optional<String> refused = guard.refusesHost(context.header("Host"));
            if (refused.isPresent()) {
                context.status(403).contentType("text/plain; charset=utf-8").result(refused.get());
            } else {
                handler.handle(context);
            }
        };
    }

    private Handler api(Handler handler) {
        return context -> {
            secure(context);
            @Nullable String host = context.header("Host");
            Optional<String> refused = guard.refusesHost(host)
                    .or(() -> guard.refusesSender(context.header("Origin"), context.header("Sec-Fetch-Site"), host));
            if (refused.isPresent()) {
                say(context, 403, "FORBIDDEN", refused.get());
                return;
            }
            try {
                handler.handle(context);
            } catch (PageRequest.Unclear unclear) {
                say(context, 400, "UNCLEAR", String.valueOf(unclear.getMessage()));
            } catch (Refusal refusal) {
                say(context, 422, refusal.code(), String.valueOf(refusal.getMessage()));
            } catch (RuntimeException failure) {
                LOG.error("The page's {} {} failed", context.method(), context.path(), failure);
                say(context, 500, "FAILED", "The portal failed: " + failure + ". Its log says where.");
            }
        };
    }

    private void act(Context context) throws IOException {
        String name = context.pathParam("action");
        @Nullable Action action = actions.get(name);
        if (action == null) {
            say(context, 404, "NO_ACTION", "The page's API has no action '" + name + "'.");
            return;
        }
        if (!PageGuard.saysJson(context.contentType())) {
            say(context, 415, "NOT_JSON", "Send a JSON object, with Content-Type: application/json.");
            return;
        }
        int most = name.equals("file") ? LARGEST_FILE_BODY : LARGEST_BODY;
        byte[] body = context.req().getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            context.header("Connection", "close");
            say(context, 413, "TOO_LARGE", "That is more than " + most / 1024 + " KB. Send less.");
            return;
        }
        context.contentType("application/json").result(Json.text(action.perform(PageRequest.of(body))));
    }

    private void older(Context context) {
        long before = number(Optional.ofNullable(context.queryParam("before")).orElse(""));
        List<Map<String, Object>> messages = view.before(number(context.pathParam("id")), before);
        context.contentType("application/json").result(Json.text(Map.of("messages", messages)));
    }

    /** A file somebody sent; all but plain pictures are saved, not shown, since they could run in the page's name. */
    private void file(Context context) {
        Optional<StoredFile> found = parts.messenger().file(number(context.pathParam("id")));
        if (found.isEmpty()) {
            say(context, 404, "NO_FILE", "There is no file " + context.pathParam("id") + ".");
            return;
        }
        StoredFile file = found.get();
        boolean picture = PICTURES.contains(file.contentType());
        context.header("Content-Security-Policy", "sandbox; default-src 'none'");
        context.header(
                "Content-Disposition",
                (picture ? "inline" : "attachment") + "; filename*=UTF-8''"
                        + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
        context.contentType(picture ? file.contentType() : "application/octet-stream");
        context.result(file.bytes());
    }

    private static void secure(Context context) {
        context.header("Content-Security-Policy", PageAssets.policy(false));
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }

    private static void say(Context context, int status, String error, String message) {
        context.status(status)
                .contentType("application/json")
                .result(Json.text(Map.of("error", error, "message", message)));
    }

    private static long number(String text) {
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        throw new PageRequest.Unclear("'" + text + "' is no id.");
    }
}
