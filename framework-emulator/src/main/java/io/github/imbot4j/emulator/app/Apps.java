package io.github.imbot4j.emulator.app;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.event.PostOffice;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Webhook;
import java.util.Map;

/**
 * Do what an administrator does with apps: add a local app's card, install, reinstall, update, uninstall; add webhooks;
 * delete a bot. Posts the ONAPP* events (v1 §6.13).
 *
 * <p>Safe for use by several threads.
 */
public final class Apps {

    public Apps(Messenger messenger, TokenOffice tokens, PostOffice post) {}

    /** Adds the card of a local app without an interface, with a new client id and secret. */
    public App add(String name, String installUrl) {
        throw new UnsupportedOperationException();
    }

    /** Installs, or reinstalls: new tokens for the administrator, and ONAPPINSTALL to the install URL. */
    public App install(String clientId, long adminId) {
        throw new UnsupportedOperationException();
    }

    /** The fields of the install page's post, query included, as an administrator's browser sends them (transport §3.5 B). */
    public Map<String, String> installPage(String clientId, long adminId) {
        throw new UnsupportedOperationException();
    }

    /** Installs a newer version: ONAPPUPDATE to its bound handlers. */
    public App update(String clientId, int version) {
        throw new UnsupportedOperationException();
    }

    /** Uninstalls: ONAPPUNINSTALL and ONIMBOTDELETE are queued first, then bots, commands, handlers and tokens go. */
    public App uninstall(String clientId, boolean clean) {
        throw new UnsupportedOperationException();
    }

    /** Adds an inbound webhook with all scopes. */
    public Webhook addWebhook(long userId) {
        throw new UnsupportedOperationException();
    }

    /** An administrator deletes a bot in the portal's list. */
    public void deleteBot(long botId) {
        throw new UnsupportedOperationException();
    }
}
