package io.github.imbot4j.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The forms that portals post, genuine but for what an attack changes. */
record AttackedForms(String root, String host) {

    static final String APPLICATION_TOKEN = "0123456789abcdef0123456789abcdef";

    String install(String member, String accessToken) {
        return "event=ONAPPINSTALL&data%5BVERSION%5D=1&data%5BACTIVE%5D=Y&data%5BINSTALLED%5D=Y&data%5BLANGUAGE_ID%5D=en&ts="
                + now() + auth(member, accessToken, APPLICATION_TOKEN);
    }

    /** A message of a user to EchoBot in their private dialog. */
    String message(String member, int bot, long id, int user, String text, String applicationToken) {
        return "event=ONIMBOTMESSAGEADD&ts=" + now()
                + data("BOT%5D%5B" + bot + "%5D%5BBOT_ID", bot)
                + data("BOT%5D%5B" + bot + "%5D%5BBOT_CODE", "echobot")
                + data("PARAMS%5D%5BMESSAGE", text)
                + data("PARAMS%5D%5BMESSAGE_ID", id)
                + data("PARAMS%5D%5BDIALOG_ID", user)
                + data("PARAMS%5D%5BFROM_USER_ID", user)
                + data("PARAMS%5D%5BAUTHOR_ID", user)
                + data("PARAMS%5D%5BTO_USER_ID", bot)
                + data("PARAMS%5D%5BTO_CHAT_ID", 1407 + user)
                + data("PARAMS%5D%5BMESSAGE_TYPE", "P")
                + data("PARAMS%5D%5BCHAT_TYPE", "P")
                + data("PARAMS%5D%5BLANGUAGE", "en")
                + data("USER%5D%5BID", user)
                + data("USER%5D%5BNAME", "Alice Smith")
                + data("USER%5D%5BIS_BOT", "N")
                + auth(member, token(member), applicationToken);
    }

    /** The access token of a portal that was installed. */
    static String token(String member) {
        return "genuine-" + member + "-0";
    }

    static String member(int number) {
        return "%032x".formatted(number);
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static String data(String name, Object value) {
        return "&data%5B" + name + "%5D=" + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    private String auth(String member, String accessToken, String applicationToken) {
        return auth("access_token", accessToken)
                + auth("refresh_token", "refresh-" + accessToken)
                + auth("expires_in", "3600")
                + auth("application_token", applicationToken)
                + auth("member_id", member)
                + auth("domain", host)
                + auth("client_endpoint", root + "/rest/")
                + auth("server_endpoint", root + "/rest/")
                + auth("scope", "imbot")
                + auth("status", "L");
    }

    private static String auth(String name, String value) {
        return "&auth%5B" + name + "%5D=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A whole request to the address of events. */
    static String request(String form, boolean isLast) {
        return "POST /bitrix24/event HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + (isLast ? "Connection: close\r\n" : "") + "Content-Length: " + form.length() + "\r\n\r\n" + form;
    }
}
