package io.github.imbot4j.http.cli;

import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The banner printed at start-up: what runs, and what to enter on the portal. */
final class Banner {

    private Banner() {}

    static String of(List<BotModel> bots, AppSettings app, String host, int port, String store) {
        String base = app.eventUrl().replace(AppSettings.EVENT_PATH, "");
        StringBuilder text = new StringBuilder()
                .append(Version.line())
                .append('\n')
                .append("  bots      ")
                .append(bots.stream()
                        .map(bot ->
                                bot.code() + " (" + Plurals.of(bot.commands().size(), "command") + ")")
                        .collect(Collectors.joining(", ")))
                .append('\n')
                .append("  listening http://")
                .append(WebAddress.authority(host, port))
                .append(", health on /health/live and /health/ready\n")
                .append("  store     ")
                .append(store)
                .append('\n');
        if (app.connection().fetches()) {
            text.append("  events    fetched from the portals\n");
        }
        app.webhook()
                .ifPresent(
                        webhook -> text.append("  portal    ").append(webhook).append(", inbound webhook\n"));
        if (app.clientId().isEmpty()) {
            return text.append(warned(warnings(app))).toString();
        }
        return text.append("Enter on the portal, in the settings of the app:\n")
                .append("  handler and install address, for an app without pages  ")
                .append(base)
                .append(AppSettings.EVENT_PATH)
                .append('\n')
                .append("  install page, for an app with pages                    ")
                .append(base)
                .append(AppSettings.INSTALL_PATH)
                .append('\n')
                .append(warned(warnings(app)))
                .toString();
    }

    private static String warned(List<String> warnings) {
        return warnings.stream().map(warning -> "Warning: " + warning + '\n').collect(Collectors.joining());
    }

    /** What will keep portals from reaching us, or is not for production. */
    static List<String> warnings(AppSettings app) {
        List<String> warnings = new ArrayList<>();
        URI address = app.publicUrl();
        String host = WebAddress.host(address);
        boolean isPrivate = host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || (!host.contains(".") && !host.startsWith("["));
        if (isPrivate && !app.connection().fetches()) {
            warnings.add("portals cannot reach " + address + ". Set --public-url to the public https address of this"
                    + " server, e.g. that of a tunnel.");
        } else if (!isPrivate && !"https".equalsIgnoreCase(address.getScheme())) {
            warnings.add(address + " is not https: tokens would travel in the open, and cloud portals want https."
                    + " Put a proxy with a certificate in front.");
        }
        if (app.allowPrivatePortals()) {
            warnings.add("portals on http and private addresses are called (--allow-private-portals); leave that to"
                    + " tests and on-premise portals.");
        }
        if (!AppSettings.OFFICIAL_OAUTH_SERVERS.containsAll(app.oauthServers())) {
            warnings.add("OAuth servers other than the official ones are trusted: " + app.oauthServers() + ".");
        }
        return warnings;
    }
}
