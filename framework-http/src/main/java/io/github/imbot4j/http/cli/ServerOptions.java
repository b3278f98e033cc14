package io.github.imbot4j.http.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the server. */
final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = {"The port to listen on; 0 for any free port.", "IMBOT_PORT. Default: 8080."})
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = {"The address to listen on.", "IMBOT_HOST. Default: 0.0.0.0, all addresses."})
    private @Nullable String host;

    @Option(
            names = "--trusted-proxies",
            paramLabel = "ADDRESSES",
            description = {
                "Proxies believed in X-Forwarded-For or Forwarded, for the log and for limits of one sender:"
                        + " addresses or blocks such as 10.0.0.0/8, separated by commas.",
                "IMBOT_TRUSTED_PROXIES. Default: none."
            })
    private @Nullable String trustedProxies;

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final DeliveryOptions delivery = new DeliveryOptions();

    Flags flags() {
        return client.flags()
                .put(Setting.PORT, port)
                .put(Setting.HOST, host)
                .put(Setting.TRUSTED_PROXIES, trustedProxies)
                .putAll(store.flags())
                .putAll(delivery.flags());
    }
}
