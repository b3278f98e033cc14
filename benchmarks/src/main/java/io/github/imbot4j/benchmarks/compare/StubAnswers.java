package io.github.imbot4j.benchmarks.compare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answers of portals that register a bot with its commands and accept every message, and of Telegram. */
final class StubAnswers {

    private static final Pattern TOKEN = Pattern.compile("\"auth\"\\s*:\\s*\"genuine-([0-9a-f]+)-");
    private static final Pattern COMMAND =
            Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([a-z0-9.]+\\.[a-z0-9.]+)(\\?[^\"]*)?\"");
    private static final Pattern NAME = Pattern.compile("COMMAND(?:=|\"\\s*:\\s*\")([a-z]+)");
    private static final String SENT = """
            {"result":1186491,"time":{"start":1767225600.1234,"finish":1767225600.2345,"duration":0.1111,"processing":0.0901,\
            "date_start":"2026-01-01T03:00:00+03:00","date_finish":"2026-01-01T03:00:00+03:00","operating_reset_at":1767226200,\
            "operating":0.0901}}""";
    private static final String SENT_BY_TELEGRAM = """
            {"ok":true,"result":{"message_id":1186491,"from":{"id":1,"is_bot":true,"first_name":"Echo","username":"echo_bot"},\
            "chat":{"id":76543,"first_name":"John","last_name":"Smith","username":"john","type":"private"},"date":1772109486,\
            "text":"sent"}}""";

    private final AtomicInteger ids = new AtomicInteger(1_000);
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final String root;

    StubAnswers(String root) {
        this.root = root;
    }

    /** Answers a request with JSON. */
    byte[] to(String path, byte[] body) {
        if (path.startsWith("/bot")) {
            return ascii(SENT_BY_TELEGRAM);
        }
        String method = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
        if (method.equals("imbot.command.answer") || method.equals("imbot.message.add")) {
            return ascii(SENT);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Matcher token = TOKEN.matcher(text);
        String member = token.find() ? token.group(1) : "";
        return ascii(
                method.equals("batch") ? batch(member, text) : "{\"result\":" + result(member, method, text) + "}");
    }

    /** The portal, once the bot with its command and its events are registered there. */
    boolean isRegistered(String member) {
        return numbers.containsKey(member + " bound") && numbers.containsKey(member + " echo");
    }

    Requests.Portal portal(String member, String command) {
        return new Requests.Portal(
                member,
                root,
                numbers.getOrDefault(member + " bot", 0),
                numbers.getOrDefault(member + " " + command, 0));
    }

    private String batch(String member, String body) {
        List<String> results = new ArrayList<>();
        Matcher command = COMMAND.matcher(body);
        while (command.find()) {
            results.add("\"" + command.group(1) + "\":"
                    + result(member, command.group(2), String.valueOf(command.group(3))));
        }
        return "{\"result\":{\"result\":{" + String.join(",", results) + "},\"result_error\":[]}}";
    }

    private String result(String member, String method, String params) {
        return switch (method) {
            case "app.info" -> """
                    {"client_id":"local.compared","scope":"imbot","expires":4102444800,"user_id":1,"install":{"installed":true,\
                    "version":1,"status":"L","scope":"imbot","domain":"127.0.0.1","client_endpoint":"%s/rest/","member_id":"%s"}}\
                    """.formatted(root, member);
            case "profile" -> "{\"ID\":\"1\",\"ADMIN\":true}";
            case "imbot.bot.list" -> "[]";
            case "imbot.register" -> number(member + " bot");
            case "imbot.command.register" -> {
                Matcher name = NAME.matcher(params);
                yield number(member + " " + (name.find() ? name.group(1) : ""));
            }
            case "event.bind" -> {
                numbers.put(member + " bound", 1);
                yield "true";
            }
            default -> "true";
        };
    }

    private String number(String key) {
        return String.valueOf(numbers.computeIfAbsent(key, absent -> ids.incrementAndGet()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
