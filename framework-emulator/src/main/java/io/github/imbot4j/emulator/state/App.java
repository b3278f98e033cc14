package io.github.imbot4j.emulator.state;

/**
 * An app the portal knows: a card in its list of local apps, installed or not.
 *
 * @param clientId such as {@code local.5c8bb1b0891cf2.87252039}
 * @param installUrl where ONAPPINSTALL goes; of an app without an interface (transport §3.5 A)
 * @param scope separated by commas
 * @param status the licence letter; {@code L} for a local app
 * @param installed whether installed, so that events are sent
 * @param applicationToken what authenticates its events
 */
public record App(
        String clientId,
        String clientSecret,
        String name,
        String installUrl,
        String scope,
        String status,
        int version,
        boolean installed,
        String applicationToken) {

    public App installed(String token) {
        return new App(clientId, clientSecret, name, installUrl, scope, status, version, true, token);
    }

    public App uninstalled() {
        return new App(clientId, clientSecret, name, installUrl, scope, status, version, false, applicationToken);
    }

    public App updated(int newVersion) {
        return new App(
                clientId, clientSecret, name, installUrl, scope, status, newVersion, installed, applicationToken);
    }
}
