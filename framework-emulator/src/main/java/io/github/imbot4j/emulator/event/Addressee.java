package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.Optional;

/**
 * An app as the receiver of events: an installed one, or the holder of a webhook with a CLIENT_ID of its own choice (v1
 * §1.1).
 *
 * @param appId as in the registrations
 * @param app absent for the holder of a webhook
 */
public record Addressee(String appId, Optional<App> app) {

    private static final String WEBHOOK = "custom";

    /** Empty when the app is not installed: nothing is sent to it (v1 §6.1). */
    public static Optional<Addressee> find(PortalState state, String appId) {
        Optional<App> app = state.apps().find(appId);
        if (app.isPresent()) {
            return app.filter(App::installed).map(installed -> new Addressee(appId, app));
        }
        return appId.startsWith(WEBHOOK) ? Optional.of(new Addressee(appId, Optional.empty())) : Optional.empty();
    }

    /** Of a webhook, its CLIENT_ID, which is secret too. */
    String applicationToken() {
        return app.map(App::applicationToken).orElseGet(() -> appId.substring(WEBHOOK.length()));
    }

    /** Events of a webhook's bots carry its CLIENT_ID in the address, not encoded; registering has often put it there. */
    String address(String url) {
        if (app.isPresent() || url.contains("?CLIENT_ID=") || url.contains("&CLIENT_ID=")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + "CLIENT_ID=" + applicationToken();
    }
}
