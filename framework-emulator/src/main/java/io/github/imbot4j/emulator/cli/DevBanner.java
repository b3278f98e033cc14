package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.http.cli.Plurals;
import io.github.imbot4j.http.cli.Setting;
import io.github.imbot4j.http.cli.Version;
import io.github.imbot4j.model.BotModel;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;

/** The banner printed when {@code dev} starts: what runs, which address to open and what to try. */
final class DevBanner {

    private DevBanner() {}

    static String of(List<BotModel> bots, URI page, URI webhook, String host, String watched, boolean registered) {
        StringBuilder text = new StringBuilder()
                .append(Version.line())
                .append("\n  bots  ")
                .append(bots.stream()
                        .map(bot ->
                                bot.code() + " (" + Plurals.of(bot.registered().size(), "command") + ")")
                        .collect(Collectors.joining(", ")))
                .append("\n  open  ")
                .append(page)
                .append("/\n  webhook  ")
                .append(webhook)
                .append("\n")
                .append("Open a chat with a bot and write /help, press the buttons it offers, or be somebody else:"
                        + " a colleague, a stranger, a client of an Open Line.\n")
                .append(watched)
                .append("\nCtrl+C stops it. Nothing is kept.\n");
        if (!registered) {
            text.append("Warning: not every bot could be registered. The page shows what the portal was asked and what"
                    + " it answered.\n");
        }
        return text.append(warning(host)).toString();
    }

    /** Of a portal without bots of its own. */
    static String of(URI page, URI webhook, String host) {
        return Version.line() + "\n  open  " + page + "/\n  webhook  " + webhook
                + "\nRun a bot on it: run --webhook " + webhook
                + " --fetch\nCtrl+C stops it. Nothing is kept.\n" + warning(host);
    }

    private static String warning(String host) {
        return isLoopback(host)
                ? ""
                : "Warning: whoever reaches " + host
                        + " can read every chat here, act as anybody and make your bots work for them. Leave "
                        + Setting.HOST.flag() + " out, or keep the port behind a firewall.\n";
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
