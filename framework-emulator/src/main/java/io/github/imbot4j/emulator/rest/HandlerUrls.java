package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check and binding of one call's handler URLs: one for each app and event, the last one wins (v1 §2.1). With a
 * webhook, every URL gets its CLIENT_ID.
 */
public final class HandlerUrls {

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://(?:[^/?#@]*@)?([^/?#:]*).*)?");

    private final Request request;
    private final Map<String, String> urls = new LinkedHashMap<>();

    HandlerUrls(Request request) {
        this.request = request;
    }

    /** Takes one that must be there. */
    void require(String param, PhpValue url, String what) {
        if (url.isEmpty()) {
            throw RestError.of(param + "_ERROR", "Handler for \"" + what + "\" event isn't specified");
        }
        take(param, url);
    }

    /** Takes one that may be missing. */
    void take(String param, PhpValue url) {
        if (url.isEmpty()) {
            return;
        }
        String full = url.text();
        if (!request.caller().isApp()) {
            full += (full.contains("?") ? "&" : "?") + "CLIENT_ID="
                    + request.at("CLIENT_ID").text();
        }
        fault(full).ifPresent(fault -> {
            throw RestError.of(param + "_ERROR", fault);
        });
        urls.put(eventOf(param), full);
    }

    /** What is wrong with a URL; empty for nothing. */
    public static Optional<String> fault(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || parts.group(2) == null || parts.group(2).indexOf('.') <= 0) {
            return Optional.of("Wrong handler URL");
        }
        String scheme = parts.group(1);
        return scheme.equals("http") || scheme.equals("https")
                ? Optional.empty()
                : Optional.of("Unsupported handler protocol");
    }

    private static String eventOf(String param) {
        return switch (param) {
            case "EVENT_WELCOME_MESSAGE" -> "ONIMBOTJOINCHAT";
            case "EVENT_BOT_DELETE" -> "ONIMBOTDELETE";
            case "EVENT_CONTEXT_GET" -> "ONIMBOTCONTEXTGET";
            case "EVENT_COMMAND_ADD" -> "ONIMCOMMANDADD";
            default -> "ONIMBOT" + param.substring("EVENT_".length()).replace("_", "");
        };
    }

    boolean isEmpty() {
        return urls.isEmpty();
    }

    /** Puts them in place of what the app had bound. */
    void bind(PortalState state) {
        String appId = request.appId();
        urls.forEach((event, url) -> {
            state.handlers()
                    .removeIf(old -> old.appId().equals(appId) && old.event().equals(event) && old.userId() == 0);
            state.handlers().put(new Handler(state.nextId(), appId, event, url, 0));
        });
    }
}
