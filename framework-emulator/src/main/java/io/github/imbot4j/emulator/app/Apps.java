package io.github.imbot4j.emulator.app;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.event.AppEventWriter;
import io.github.imbot4j.emulator.event.EventDelivery;
import io.github.imbot4j.emulator.event.PostHeader;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.Token;
import io.github.imbot4j.emulator.state.Webhook;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The administrator's actions on apps: add a local app's card, install, reinstall, update, uninstall; add webhooks;
 * delete a bot. Posts the ONAPP* events (v1 §6.13).
 *
 * <p>Safe for use by several threads.
 */
public final class Apps {

    private static final String SCOPE = "imbot,im,imopenlines,user,department,crm,task,disk,placement";
    private static final int SECRET_BYTES = 25;
    private static final int APPLICATION_TOKEN_BYTES = 16;
    private static final int WEBHOOK_BYTES = 8;

    private final Messenger messenger;
    private final PortalState state;
    private final TokenService tokens;
    private final AppEventWriter events;
    private final Supplier<PostHeader> letterhead;
    private final SecureRandom random = new SecureRandom();

    /** @param letterhead asked for each post: a portal may be renamed */
    public Apps(Messenger messenger, TokenService tokens, EventDelivery post, Supplier<PostHeader> letterhead) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.tokens = tokens;
        this.letterhead = letterhead;
        this.events = new AppEventWriter(state, tokens::grant, post, letterhead);
    }

    /**
     * Adds the card of a local app without an interface, with a new client id and secret.
     *
     * @param installUrl where ONAPPINSTALL goes, or where the install page is; may be empty
     */
    public App add(String name, String installUrl) {
        return state.atomically(() -> state.apps()
                .put(new App(
                        "local." + hex(7) + "." + (10_000_000 + random.nextInt(90_000_000)),
                        hex(SECRET_BYTES),
                        name,
                        installUrl,
                        SCOPE,
                        "L",
                        1,
                        false,
                        "")));
    }

    /**
     * Installs, or reinstalls: new tokens for the administrator, and ONAPPINSTALL to the install URL. The application token
     * is made at the first time and stays (transport §3.3).
     */
    public App install(String clientId, long adminId) {
        return state.atomically(() -> {
            App app = finishInstall(clientId);
            events.installed(app, requireAdmin(adminId));
            return app;
        });
    }

    /**
     * The fields of the install page's post, query included, as an administrator's browser sends them (transport §3.5 B).
     * The app is installed only when its page calls {@code BX24.installFinish}: {@link #finishInstall}.
     */
    public Map<String, String> installPage(String clientId, long adminId) {
        return state.atomically(() -> {
            App app = change(clientId, this::withToken);
            Token token = tokens.grant(clientId, requireAdmin(adminId), true);
            PostHeader head = letterhead.get();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("DOMAIN", head.domain());
            fields.put("PROTOCOL", head.clientEndpoint().startsWith("https:") ? "1" : "0");
            fields.put("LANG", head.language());
            fields.put("APP_SID", hex(APPLICATION_TOKEN_BYTES));
            fields.put("AUTH_ID", token.access());
            fields.put(
                    "AUTH_EXPIRES",
                    String.valueOf(Duration.between(state.clock().instant(), token.expires())
                            .toSeconds()));
            fields.put("REFRESH_ID", token.refresh());
            fields.put("SERVER_ENDPOINT", head.serverEndpoint());
            fields.put("APPLICATION_TOKEN", app.applicationToken());
            fields.put("APPLICATION_SCOPE", app.scope());
            fields.put("member_id", state.memberId());
            fields.put("status", app.status());
            fields.put("PLACEMENT", "DEFAULT");
            return fields;
        });
    }

    /** Marks an app as installed, as {@code BX24.installFinish} does: from now on events are sent to it. */
    public App finishInstall(String clientId) {
        return change(clientId, app -> {
            App known = withToken(app);
            return known.installed(known.applicationToken());
        });
    }

    /** Installs a newer version: ONAPPUPDATE to its bound handlers. */
    public App update(String clientId, int version) {
        return state.atomically(() -> {
            int previous = require(clientId).version();
            App app = change(clientId, known -> known.updated(version));
            if (app.installed()) {
                events.updated(app, previous, administrator());
            }
            return app;
        });
    }

    /** Uninstalls: ONAPPUNINSTALL and ONIMBOTDELETE are queued first, then bots, commands, handlers and tokens go. */
    public App uninstall(String clientId, boolean clean) {
        return state.atomically(() -> {
            App app = require(clientId);
            if (app.installed()) {
                events.uninstalled(app, clean);
            }
            for (RegisteredBot bot :
                    List.copyOf(state.bots().where(known -> known.appId().equals(clientId)))) {
                messenger.removeBot(bot.id(), administrator());
            }
            state.commands().removeIf(command -> command.appId().equals(clientId));
            state.handlers().removeIf(handler -> handler.appId().equals(clientId));
            state.offlineEvents().removeIf(event -> event.appId().equals(clientId));
            tokens.revokeAll(clientId);
            App gone = change(clientId, App::uninstalled);
            messenger.tell(new ChatEvent.RegistrationChanged(clientId));
            return gone;
        });
    }

    /** The inbound webhook of a user, made when there is none. */
    public Webhook webhook(long userId) {
        return state.atomically(
                () -> state.webhooks().first(known -> known.userId() == userId).orElseGet(() -> addWebhook(userId)));
    }

    /** Adds an inbound webhook with all scopes. */
    public Webhook addWebhook(long userId) {
        return state.atomically(() -> state.webhooks().put(new Webhook(userId, hex(WEBHOOK_BYTES), SCOPE)));
    }

    /** An administrator deletes a bot in the portal's list: ONIMBOTDELETE, then it is gone as after unregistering. */
    public void deleteBot(long botId) {
        messenger.removeBot(botId, administrator());
    }

    private App require(String clientId) {
        return state.apps()
                .find(clientId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The portal has no app \"" + clientId + "\": add its card first."));
    }

    private App change(String clientId, UnaryOperator<App> change) {
        return state.atomically(() -> state.apps().put(change.apply(require(clientId))));
    }

    private App withToken(App app) {
        if (!app.applicationToken().isEmpty()) {
            return app;
        }
        String token = hex(APPLICATION_TOKEN_BYTES);
        return app.installed() ? app.installed(token) : app.installed(token).uninstalled();
    }

    private long requireAdmin(long userId) {
        return state.people()
                .find(userId)
                .filter(Person::admin)
                .map(Person::id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "User " + userId + " is no administrator of the portal; only those install apps."));
    }

    private long administrator() {
        return state.people().first(Person::admin).map(Person::id).orElse(0L);
    }

    private String hex(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
