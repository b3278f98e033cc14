package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shell command that repeats an exchange. */
final class CurlText {

    private final PortalState state;

    CurlText(PortalState state) {
        this.state = state;
    }

    /**
     * Writes it.
     *
     * @param address of the portal, such as {@code http://127.0.0.1:8080}
     */
    String of(Exchange exchange, String address) {
        if (exchange instanceof Exchange.EventPost event) {
            return "curl " + quoted(event.url()) + " \\\n  --data-raw " + quoted(event.form());
        }
        if (exchange instanceof Exchange.RestCall call && !call.oauth()) {
            Map<String, Object> params = new LinkedHashMap<>(call.params());
            params.put("auth", token(call.params()));
            return "curl " + quoted(address + "/rest/" + call.method())
                    + " \\\n  -H 'Content-Type: application/json' \\\n" + "  --data-raw " + quoted(Json.text(params));
        }
        return "# The OAuth server's answers hold secrets, which are not kept: this call cannot be repeated.";
    }

    /** A token that works now, of the app of the bot concerned where that is known: the one used then is not kept. */
    private String token(Map<String, Object> params) {
        String bot = String.valueOf(params.getOrDefault("BOT_ID", ""));
        String app = state.bots().all().stream()
                .filter(registered -> String.valueOf(registered.id()).equals(bot))
                .map(registered -> registered.appId())
                .findFirst()
                .orElse("");
        List<Token> live = state.tokens()
                .where(token -> !token.revoked()
                        && token.expires().isAfter(state.clock().instant())
                        && (app.isEmpty() || token.clientId().equals(app)));
        return live.stream()
                .reduce((one, other) -> one.expires().isAfter(other.expires()) ? one : other)
                .map(Token::access)
                .orElse("TOKEN");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
