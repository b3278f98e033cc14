package io.github.imbot4j.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The requests of a load, all of one length: the documented post of a typed command (v1 §6.10), or an update of Telegram's,
 * in which the number of the message and the user change.
 */
final class Requests {

    static final String APPLICATION_TOKEN = "0123456789abcdef0123456789abcdef";

    /** Before the number of the message in what the bot is to say. */
    static final String WORD = "word-";

    /** How many digits follow it. */
    static final int DIGITS = 9;

    private static final String MESSAGE = "918273645";
    private static final String USER = "76543";

    private final byte[] request;
    private final List<Integer> messages;
    private final List<Integer> users;

    private Requests(String path, String type, String body) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        String whole = head + body;
        request = whole.getBytes(StandardCharsets.US_ASCII);
        messages = places(whole, MESSAGE);
        users = places(whole, USER);
    }

    /**
     * A portal, as far as posts show it.
     *
     * @param member its 32 digits
     * @param root where its REST interface is, without a slash at the end
     * @param bot the id of the bot on it
     * @param command the id of the command on it
     */
    record Portal(String member, String root, int bot, int command) {

        static String member(int number) {
            return "%032x".formatted(number);
        }

        String token() {
            return "genuine-" + member + "-0";
        }
    }

    /** A command typed in the private dialog with the bot. */
    static Requests command(Portal portal, String name) {
        long now = Clock.systemUTC().millis() / 1_000;
        Map<String, String> values = Map.ofEntries(
                Map.entry("{command}", String.valueOf(portal.command)),
                Map.entry("{name}", name),
                Map.entry("{word}", WORD + MESSAGE),
                Map.entry("{message}", MESSAGE),
                Map.entry("{user}", USER),
                Map.entry("{bot}", String.valueOf(portal.bot)),
                Map.entry("{member}", portal.member),
                Map.entry("{token}", APPLICATION_TOKEN),
                Map.entry("{root}", portal.root),
                Map.entry("{client}", "local.compared"),
                Map.entry("{expires}", String.valueOf(now + 3_600)),
                Map.entry("{ts}", String.valueOf(now)));
        return new Requests(
                "/bitrix24/event",
                "application/x-www-form-urlencoded",
                template().lines().map(line -> encoded(line, values)).collect(Collectors.joining("&")));
    }

    /** An update with the same command. */
    static Requests telegram() {
        return new Requests("/bot", "application/json", """
                {"update_id":%1$s,"message":{"message_id":%1$s,"from":{"id":%2$s,"is_bot":false,"first_name":"John","last_name":"Smith",\
                "username":"john","language_code":"en"},"chat":{"id":%2$s,"first_name":"John","last_name":"Smith","username":"john",\
                "type":"private"},"date":1772109486,"text":"/echo %3$s","entities":[{"offset":0,"length":5,"type":"bot_command"}]}}\
                """.formatted(MESSAGE, USER, WORD + MESSAGE));
    }

    /** The post of a portal that installs the app. */
    static byte[] install(String member, String root) {
        Map<String, String> auth = Map.of(
                "access_token",
                "genuine-" + member + "-0",
                "refresh_token",
                "refresh-" + member,
                "expires_in",
                "3600",
                "application_token",
                APPLICATION_TOKEN,
                "member_id",
                member,
                "domain",
                "127.0.0.1",
                "client_endpoint",
                root + "/rest/",
                "server_endpoint",
                root + "/rest/",
                "scope",
                "imbot",
                "status",
                "L");
        String body =
                "event=ONAPPINSTALL&data%5BVERSION%5D=1&data%5BACTIVE%5D=Y&data%5BINSTALLED%5D=Y&data%5BLANGUAGE_ID%5D=en&ts="
                        + Clock.systemUTC().millis() / 1_000
                        + auth.entrySet().stream()
                                .map(one -> "&auth%5B" + one.getKey() + "%5D=" + encode(one.getValue()))
                                .collect(Collectors.joining());
        return new Requests("/bitrix24/event", "application/x-www-form-urlencoded", body).request;
    }

    /** One request, with a message's number of nine digits and a user's of five. */
    byte[] of(int message, int user) {
        byte[] copy = request.clone();
        messages.forEach(place -> write(copy, place, message, DIGITS));
        users.forEach(place -> write(copy, place, user, USER.length()));
        return copy;
    }

    private static void write(byte[] into, int place, int number, int digits) {
        int rest = number;
        for (int digit = digits - 1; digit >= 0; digit--) {
            into[place + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static List<Integer> places(String whole, String of) {
        List<Integer> places = new ArrayList<>();
        for (int at = whole.indexOf(of); at >= 0; at = whole.indexOf(of, at + 1)) {
            places.add(at);
        }
        return places;
    }

    private static String encoded(String line, Map<String, String> values) {
        String filled = line;
        for (Map.Entry<String, String> one : values.entrySet()) {
            filled = filled.replace(one.getKey(), one.getValue());
        }
        String[] pair = filled.split("=", 2);
        return encode(pair[0]) + "=" + encode(pair[1]);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(Requests.class.getResourceAsStream("command.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
