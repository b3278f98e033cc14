package io.github.imbot4j.http.rehearsal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Name everybody and everything in the recorded posts: one portal, one app installed by its administrator, one user.
 * Values that look secret are made up and open nothing.
 *
 * @param clientId the app's
 * @param memberId the portal's
 * @param applicationToken authenticates the portal's events
 * @param accessToken of the acting user
 * @param refreshToken of the same chain
 */
public record Cast(String clientId, String memberId, String applicationToken, String accessToken, String refreshToken) {

    /** The user who talks to the bots. */
    public static final long USER = 27;

    /** The administrator who installs. */
    public static final long ADMIN = 1;

    /** The usual one. */
    public static Cast usual() {
        return new Cast(
                "local.68f1a2b3c4d5e6.12345678",
                "bac1cd5c8940947a75e0d71b1a84e348",
                "831c76b092f9f135d9b6b36c3a720757",
                "a98b9d690000071b000008440000001b0000071d8a2c",
                "990ac569071b000008440000001b000007f80ccc35b5e3");
    }

    /** Makes the cast's tokens known to a stand-in. */
    public void enter(StandIn standIn) {
        StandInOAuth.Grant grant = new StandInOAuth.Grant(clientId, memberId, ADMIN, standIn.endpoint(), true);
        standIn.oauth().grant(accessToken, refreshToken, grant);
        standIn.oauth().grant(botToken(), refreshToken + "-bot", grant);
    }

    /** The values every recording takes, with the time of now. */
    public Map<String, String> values(StandIn standIn, Clock clock) {
        long now = clock.instant().getEpochSecond();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("client.id", clientId);
        values.put("member.id", memberId);
        values.put("application.token", applicationToken);
        values.put("access.token", accessToken);
        values.put("refresh.token", refreshToken);
        values.put("bot.token", botToken());
        values.put("endpoint", standIn.endpoint());
        values.put("domain", java.net.URI.create(standIn.endpoint()).getAuthority());
        values.put("oauth", standIn.oauthOrigin().toString());
        values.put("scope", "imbot,im,imopenlines");
        values.put("ts", String.valueOf(now));
        values.put("expires", String.valueOf(now + 3600));
        values.put("user.id", String.valueOf(USER));
        values.put("user.name", "Alice Baker");
        values.put("user.first", "Alice");
        values.put("user.last", "Baker");
        return values;
    }

    /** The values about one bot. */
    public static Map<String, String> values(StandInPortal.Bot bot) {
        return Map.of("bot.id", String.valueOf(bot.id()), "bot.code", bot.code());
    }

    /** The values about one message. */
    public static Map<String, String> message(long id, String text) {
        return Map.of(
                "message.id",
                String.valueOf(id),
                "message.uuid",
                String.format(Locale.ROOT, "%012x", id),
                "text",
                text);
    }

    /** The values about one command. */
    public static Map<String, String> values(StandInPortal.Command command, String params) {
        return Map.of(
                "command.id", String.valueOf(command.id()), "command.name", command.name(), "command.params", params);
    }

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "Cast[" + clientId + ", " + memberId + "]";
    }

    private String botToken() {
        return "bot-" + accessToken;
    }
}
