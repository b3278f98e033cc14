package io.github.imbot4j.runtime;

import io.github.imbot4j.rest.FakeBatch;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.testing.Await;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Answer as an OAuth server and as the portals it knows would, and write down every call; those in a batch stand for it. */
public final class FakePortal implements Http {

    public static final String CLIENT_ID = "local.68f0a1";
    static final String MEMBER_ID = "a223c6b3710f85df22e9377d6c4f7553";

    /** Whether the app is installed there, as far as the OAuth server knows. */
    volatile boolean hasTheApp = true;

    private final AtomicLong ids = new AtomicLong(900);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Function<Received, HttpResponse>>> planned = new ConcurrentHashMap<>();
    private final Map<Long, String> bots = new ConcurrentHashMap<>();

    /** A call as it came in. */
    public record Received(String host, String method, RestResponse params) {

        public String text(String name) {
            return params.get(name).asText("");
        }
    }

    /** Answers the next call of a method in another way. */
    void next(String method, int status, String body) {
        plan(method, call -> HttpResponse.json(status, body));
    }

    /** Breaks the connection under the next call of a method, after it was sent. */
    void breakNext(String method) {
        plan(method, call -> {
            throw new HttpFailure(true, "the connection broke");
        });
    }

    void plan(String method, Function<Received, HttpResponse> answer) {
        planned.computeIfAbsent(method, name -> new ArrayDeque<>()).add(answer);
    }

    public List<Received> calls(String method) {
        return received.stream().filter(call -> call.method().equals(method)).toList();
    }

    List<String> methodsOf(String host) {
        return received.stream()
                .filter(call -> call.host().equals(host))
                .map(Received::method)
                .toList();
    }

    public List<String> methods() {
        return received.stream().map(Received::method).toList();
    }

    /** Waits until a method was called. */
    void awaitCall(String method) {
        Await.until(() -> !calls(method).isEmpty());
    }

    void forgetCalls() {
        received.clear();
    }

    @Override
    public HttpResponse post(HttpRequest post) {
        String path = post.uri().getPath();
        String method = path.substring(path.indexOf("/rest/") + "/rest/".length());
        String host = post.uri().getHost();
        return method.equals("batch")
                ? FakeBatch.run(post.body(), (name, params) -> answer(new Received(host, name, json(params))))
                : answer(new Received(host, method, RestResponse.ofResult(post.body())));
    }

    private static RestResponse json(Map<String, Object> params) {
        return RestResponse.ofResult(JsonMapper.shared().writeValueAsString(params));
    }

    private HttpResponse answer(Received call) {
        received.add(call);
        Queue<Function<Received, HttpResponse>> queue = planned.getOrDefault(call.method(), new ArrayDeque<>());
        Function<Received, HttpResponse> special;
        synchronized (planned) {
            special = queue.poll();
        }
        if (special == null && call.method().equals("app.info") && !hasTheApp) {
            return HttpResponse.json(401, "{\"error\":\"NOT_INSTALLED\",\"error_description\":\"\"}");
        }
        return special == null ? HttpResponse.json(200, "{\"result\":" + usual(call) + "}") : special.apply(call);
    }

    private String usual(Received call) {
        return switch (call.method()) {
            case "app.info" -> appInfo(MEMBER_ID, CLIENT_ID);
            case "profile" -> "{\"ID\":\"1\",\"ADMIN\":true}";
            case "imbot.bot.list" -> botList();
            case "imbot.register" -> String.valueOf(register(call.text("CODE")));
            case "imbot.chat.get" -> "null";
            case "imbot.command.register",
                    "imbot.message.add",
                    "imbot.command.answer",
                    "imbot.chat.add",
                    "im.notify.personal.add",
                    "im.notify.system.add" -> String.valueOf(ids.incrementAndGet());
            default -> "true";
        };
    }

    static String appInfo(String memberId, String clientId) {
        return """
                {"client_id":"%s","scope":"imbot,im","expires":4102444800,"user_id":1,"install":{"installed":true,\
                "version":1,"status":"L","scope":"imbot,im","domain":"acme.bitrix24.com",\
                "client_endpoint":"https://acme.bitrix24.com/rest/","member_id":"%s"}}""".formatted(clientId, memberId);
    }

    private long register(String code) {
        long id = code.equals("greeter") ? 567 : ids.incrementAndGet();
        bots.put(id, code);
        return id;
    }

    private String botList() {
        StringBuilder list = new StringBuilder("{");
        bots.forEach((id, code) -> list.append(list.length() > 1 ? "," : "")
                .append("\"%d\":{\"ID\":%d,\"NAME\":\"x\",\"CODE\":\"%s\",\"OPENLINE\":\"N\"}"
                        .formatted(id, id, code)));
        return bots.isEmpty() ? "[]" : list.append("}").toString();
    }
}
