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
                .append('\n')
                .append("Enter on the portal, in the settings of the app:\n")
                .append("  handler and install address, for an app without pages  ")
                .append(base)
                .append(AppSettings.EVENT_PATH)
                .append('\n')
                .append("  install page, for an app with pages                    ")
                .append(base)
                .append(AppSettings.INSTALL_PATH)
                .append('\n');
        warnings(app)
                .forEach(warning -> text.append("Warning: ").append(warning).append('\n'));
        return text.toString();
    }

    /** What will keep portals from reaching us, or is not for production. */
    static List<String> warnings(AppSettings app) {
        List<String> warnings = new ArrayList<>();
        URI address = app.publicUrl();
        String host = WebAddress.host(address);
        if (host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || (!host.contains(".") && !host.startsWith("["))) {
            warnings.add("portals cannot reach " + address + ". Set --public-url to the public https address of this"
                    + " server, e.g. that of a tunnel.");
        } else if (!"https".equalsIgnoreCase(address.getScheme())) {
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
