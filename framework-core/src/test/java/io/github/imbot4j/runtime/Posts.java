package io.github.imbot4j.runtime;

import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.phpform.FormEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Make posts in the shapes of v1 §6, with what differs from test to test. */
public final class Posts {

    public static final String TOKEN = "51856fefc120afa4b628cc82d3935cce";
    public static final String ACCESS_TOKEN = "k9xx1fqlrqfjd4kzw7kqjsyz6r6u2b0e";

    private Posts() {}

    static Map<String, Object> auth() {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("access_token", ACCESS_TOKEN);
        auth.put("refresh_token", "r7lpwv5w0xqyytq4zjm2rqwbnl2l4aa2");
        auth.put("expires_in", 3600);
        auth.put("scope", "imbot,im");
        auth.put("domain", "acme.bitrix24.com");
        auth.put("server_endpoint", "https://oauth.bitrix.info/rest/");
        auth.put("client_endpoint", "https://acme.bitrix24.com/rest/");
        auth.put("status", "L");
        auth.put("member_id", FakePortal.MEMBER_ID);
        auth.put("user_id", 1);
        auth.put("application_token", TOKEN);
        return auth;
    }

    /** A second press of "Reinstall", some seconds later. */
    public static byte[] reinstall(int seconds) {
        Map<String, Object> form = form("ONAPPINSTALL", Map.of("VERSION", 2, "LANGUAGE_ID", "en"), auth());
        form.put("ts", SampleEvents.NOON.getEpochSecond() + seconds);
        return FormEncoder.encode(form);
    }

    public static byte[] install() {
        return post("ONAPPINSTALL", Map.of("VERSION", 1, "ACTIVE", "Y", "INSTALLED", "Y", "LANGUAGE_ID", "en"));
    }

    public static byte[] update() {
        return post("ONAPPUPDATE", Map.of("VERSION", 2, "PREVIOUS_VERSION", 1, "LANGUAGE_ID", "en"));
    }

    public static byte[] uninstall() {
        return post("ONAPPUNINSTALL", Map.of("LANGUAGE_ID", "en", "CLEAN", "0"));
    }

    public static byte[] message(long id, String text) {
        return message(id, text, "greeter");
    }

    public static byte[] message(long id, String text, Map<String, Object> auth) {
        return post("ONIMBOTMESSAGEADD", data("greeter", params(id, text), alice()), auth);
    }

    public static byte[] message(long id, String text, String botCode) {
        return post("ONIMBOTMESSAGEADD", data(botCode, params(id, text), alice()));
    }

    /** A private dialog with the bot was opened, by Alice or by the bot, which wrote first (v1 §6.9). */
    static byte[] opened(long initiator) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("CHAT_TYPE", "P");
        params.put("MESSAGE_TYPE", "P");
        params.put("BOT_ID", 567);
        params.put("USER_ID", 27);
        params.put("FROM_USER_ID", initiator);
        params.put("TO_USER_ID", initiator == 27 ? 567 : 27);
        params.put("DIALOG_ID", "27");
        params.put("LANGUAGE", "en");
        Map<String, Object> form = form("ONIMBOTJOINCHAT", data("greeter", params, alice()), auth());
        form.put("ts", SampleEvents.NOON.getEpochSecond() + initiator);
        return FormEncoder.encode(form);
    }

    /** The bot is in a group that somebody created with it, or added it to; 0 says nobody added it. */
    static byte[] inGroup(long author, long addedBy) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("CHAT_TYPE", "C");
        params.put("MESSAGE_TYPE", "C");
        params.put("BOT_ID", 567);
        params.put("USER_ID", addedBy);
        params.put("CHAT_ID", 45);
        params.put("CHAT_AUTHOR_ID", author);
        params.put("DIALOG_ID", "chat45");
        params.put("LANGUAGE", "en");
        Map<String, Object> user = addedBy == 27 ? alice() : addedBy == 0 ? Map.of() : Map.of("ID", addedBy);
        return post("ONIMBOTJOINCHAT", data("greeter", params, user));
    }

    public static byte[] messageFromBot(long id, String text) {
        Map<String, Object> bot = Map.of("ID", 27, "NAME", "Weather", "IS_BOT", "Y");
        return post("ONIMBOTMESSAGEADD", data("greeter", params(id, text), bot));
    }

    public static byte[] messageIn(String language, long id, String text) {
        Map<String, Object> params = params(id, text);
        params.put("LANGUAGE", language);
        return post("ONIMBOTMESSAGEADD", data("greeter", params, alice()));
    }

    /** A message of another user, in their private dialog with the bot. */
    public static byte[] messageFrom(int user, long id, String text) {
        Map<String, Object> params = params(id, text);
        params.put("DIALOG_ID", String.valueOf(user));
        params.put("FROM_USER_ID", user);
        params.put("AUTHOR_ID", user);
        params.put("TO_CHAT_ID", 1407 + user);
        Map<String, Object> other = Map.of("ID", user, "NAME", "User " + user, "IS_BOT", "N");
        return post("ONIMBOTMESSAGEADD", data("greeter", params, other));
    }

    public static byte[] openLineMessage(long id, String text) {
        Map<String, Object> params = params(id, text);
        params.put("DIALOG_ID", "chat77");
        params.put("CHAT_ID", 77);
        params.put("MESSAGE_TYPE", "L");
        params.put("CHAT_TYPE", "L");
        params.put("CHAT_ENTITY_TYPE", "LINES");
        params.put("CHAT_ENTITY_ID", "livechat|2|77|27");
        return post("ONIMBOTMESSAGEADD", data("greeter", params, alice()));
    }

    private static Map<String, Object> data(String botCode, Map<String, Object> params, Map<String, Object> user) {
        Map<String, Object> bot = Map.of("BOT_ID", 567, "BOT_CODE", botCode);
        return Map.of("BOT", Map.of("567", bot), "PARAMS", params, "USER", user);
    }

    private static Map<String, Object> alice() {
        return Map.of("ID", 27, "NAME", "Alice Smith", "FIRST_NAME", "Alice", "IS_BOT", "N");
    }

    private static Map<String, Object> params(long id, String text) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("MESSAGE", text);
        params.put("MESSAGE_ID", id);
        params.put("DIALOG_ID", "27");
        params.put("FROM_USER_ID", 27);
        params.put("AUTHOR_ID", 27);
        params.put("TO_USER_ID", 567);
        params.put("TO_CHAT_ID", 1407);
        params.put("MESSAGE_TYPE", "P");
        params.put("CHAT_TYPE", "P");
        params.put("LANGUAGE", "en");
        return params;
    }

    public static byte[] command(long messageId, String command, String arguments, String context) {
        return command(messageId, command, arguments, context, auth());
    }

    /** A press in a group. */
    public static byte[] pressIn(int chat, long messageId, String token) {
        return pressIn("C", chat, messageId, token, SampleEvents.NOON);
    }

    /** A press in a chat of that type, at that time. */
    static byte[] pressIn(String type, int chat, long messageId, String token, Instant at) {
        Map<String, Object> params = params(messageId, "/press " + token);
        params.put("DIALOG_ID", "chat" + chat);
        params.put("TO_CHAT_ID", chat);
        params.put("MESSAGE_TYPE", type);
        params.put("CHAT_TYPE", type);
        params.remove("TO_USER_ID");
        Map<String, Object> one = Map.of(
                "BOT_ID",
                567,
                "BOT_CODE",
                "greeter",
                "COMMAND",
                "press",
                "COMMAND_ID",
                103,
                "COMMAND_PARAMS",
                token,
                "COMMAND_CONTEXT",
                "KEYBOARD",
                "MESSAGE_ID",
                messageId);
        Map<String, Object> form =
                form("ONIMCOMMANDADD", Map.of("COMMAND", Map.of(103, one), "PARAMS", params, "USER", alice()), auth());
        form.put("ts", at.getEpochSecond());
        return FormEncoder.encode(form);
    }

    /** The same user, in another dialog. */
    static byte[] openLineCommand(long messageId, String command) {
        Map<String, Object> params = params(messageId, "/" + command);
        params.put("DIALOG_ID", "chat77");
        params.put("CHAT_ID", 77);
        params.put("MESSAGE_TYPE", "L");
        params.put("CHAT_TYPE", "L");
        params.put("CHAT_ENTITY_TYPE", "LINES");
        Map<String, Object> one = Map.of(
                "BOT_ID", 567, "BOT_CODE", "greeter", "COMMAND", command, "COMMAND_ID", 103, "MESSAGE_ID", messageId);
        return post("ONIMCOMMANDADD", Map.of("COMMAND", Map.of(103, one), "PARAMS", params, "USER", alice()));
    }

    static byte[] command(long messageId, String command, String arguments, String context, Map<String, Object> auth) {
        return post(
                "ONIMCOMMANDADD",
                Map.of(
                        "COMMAND",
                        Map.of(
                                103,
                                Map.of(
                                        "BOT_ID", 567,
                                        "BOT_CODE", "greeter",
                                        "COMMAND", command,
                                        "COMMAND_ID", 103,
                                        "COMMAND_PARAMS", arguments,
                                        "COMMAND_CONTEXT", context,
                                        "MESSAGE_ID", messageId)),
                        "PARAMS",
                        params(messageId, "/" + command + " " + arguments),
                        "USER",
                        alice()),
                auth);
    }

    public static byte[] botDeleted() {
        return post("ONIMBOTDELETE", Map.of("BOT_ID", 567, "BOT_CODE", "greeter"));
    }

    public static byte[] post(String event, Map<String, Object> data) {
        return post(event, data, auth());
    }

    public static byte[] post(String event, Map<String, Object> data, Map<String, Object> auth) {
        return FormEncoder.encode(form(event, data, auth));
    }

    static Map<String, Object> form(String event, Map<String, Object> data, Map<String, Object> auth) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("event", event);
        form.put("event_handler_id", 403);
        form.put("data", data);
        form.put("ts", SampleEvents.NOON.getEpochSecond());
        form.put("auth", auth);
        return form;
    }

    public static byte[] page() {
        return page(ACCESS_TOKEN);
    }

    public static byte[] page(String accessToken) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("AUTH_ID", accessToken);
        form.put("AUTH_EXPIRES", 3600);
        form.put("REFRESH_ID", "r7lpwv5w0xqyytq4zjm2rqwbnl2l4aa2");
        form.put("SERVER_ENDPOINT", "https://oauth.bitrix.info/rest/");
        form.put("APPLICATION_TOKEN", TOKEN);
        form.put("APPLICATION_SCOPE", "imbot,im");
        form.put("member_id", FakePortal.MEMBER_ID);
        form.put("status", "L");
        form.put("PLACEMENT", "DEFAULT");
        return FormEncoder.encode(form);
    }
}
