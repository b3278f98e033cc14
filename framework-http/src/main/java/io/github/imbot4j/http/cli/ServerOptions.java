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
                .putAll(store.flags())
                .putAll(delivery.flags());
    }
}
