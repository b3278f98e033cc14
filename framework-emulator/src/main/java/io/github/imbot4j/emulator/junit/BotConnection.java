package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.install.Connection;
import io.github.imbot4j.portal.InboundWebhook;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How bots under test and their portal reach each other: the generation of the API, the credential, and whether events
 * are posted or fetched. A test says so with {@code @BotTest(connection = …)}; where it does not, the system property
 * {@value #PROPERTY} decides, such as {@code v2-app-fetch}, so that the same tests can be run in each way.
 */
public enum BotConnection {
    /** As the system property says, else {@link #V1_APP}. */
    CONFIGURED(Connection.Api.V1, false, false),
    /** {@code imbot.*} as an installed app, to which events are posted. */
    V1_APP(Connection.Api.V1, false, false),
    /** {@code imbot.*} through an inbound webhook, with events posted. */
    V1_WEBHOOK(Connection.Api.V1, true, false),
    /** {@code imbot.v2.*} as an installed app, with events posted. */
    V2_APP(Connection.Api.V2, false, false),
    /** {@code imbot.v2.*} as an installed app that fetches its events. */
    V2_APP_FETCH(Connection.Api.V2, false, true),
    /** {@code imbot.v2.*} through an inbound webhook, with events posted. */
    V2_WEBHOOK(Connection.Api.V2, true, false),
    /** {@code imbot.v2.*} through an inbound webhook, with events fetched: the program needs no public address. */
    V2_WEBHOOK_FETCH(Connection.Api.V2, true, true);

    /** The system property. */
    public static final String PROPERTY = "imbot4j.test.connection";

    private final Connection.Api api;
    private final boolean webhook;
    private final boolean fetches;

    BotConnection(Connection.Api api, boolean webhook, boolean fetches) {
        this.api = api;
        this.webhook = webhook;
        this.fetches = fetches;
    }

    /** The one meant: this, or the one that the system property names. */
    BotConnection resolved() {
        if (this != CONFIGURED) {
            return this;
        }
        String name = System.getProperty(PROPERTY, "");
        return name.isEmpty()
                ? V1_APP
                : Arrays.stream(values())
                        .filter(one -> one != CONFIGURED && one.spelled().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("The system property " + PROPERTY + " is \"" + name
                                + "\"; it can be " + names() + "."));
    }

    private String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String names() {
        return Arrays.stream(values())
                .filter(one -> one != CONFIGURED)
                .map(BotConnection::spelled)
                .collect(Collectors.joining(", "));
    }

    /** Whether the app is not installed, but a webhook is all that the bots have. */
    boolean isWebhook() {
        return webhook;
    }

    /** Whether bots fetch their events. */
    boolean fetches() {
        return fetches;
    }

    /** What the bots are started with. */
    Connection settings(InboundWebhook address) {
        Connection connection = Connection.ofApp().with(api).fetching(fetches);
        return webhook ? connection.with(address) : connection;
    }
}
