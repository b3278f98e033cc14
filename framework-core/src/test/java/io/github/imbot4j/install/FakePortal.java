package io.github.imbot4j.install;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.FakeBatch;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.wire.UnverifiedAuth;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays a portal and the OAuth server behind it, over the {@link Http} port: installs, tokens, bots, commands and bindings
 * with the traps of v1 §2 and §3. What it was asked is kept in {@link #calls} and {@link #posts}.
 */
public final class FakePortal implements Http {

    public static final String CLIENT_ID = "local.57062d3061fc71.97850406";
    public static final Secret CLIENT_SECRET = Secret.of("8bb00435c88aaa3028a0d44320d60339");
    public static final String MEMBER_ID = "a223c6b3710f85df22e9377d6c4f7553";
    public static final PortalId ID = new PortalId(MEMBER_ID);
    public static final String ENDPOINT = "https://portal.bitrix24.com/rest/";
    public static final Secret APPLICATION_TOKEN = Secret.of("ec1b2074a9d3f5c81b6e40d27a95cf38");
    public static final Secret ACCESS_TOKEN = Secret.of("ahodg4h37n89vo17gbkgq0x1l825nnb5");
    public static final Secret REFRESH_TOKEN = Secret.of("2lg086mxijlpvwh0h7r4nl19udm4try5");

    private static final JsonMapper JSON = JsonMapper.shared();

    public final List<HttpRequest> posts = new CopyOnWriteArrayList<>();
    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public final Map<Long, FakeBot> bots = new LinkedHashMap<>();
    public final Set<List<String>> bindings = new LinkedHashSet<>();

    /** What app.info says; change it to play another portal or app. */
    public final Map<String, Object> appInfo = new HashMap<>();

    public final Map<String, Object> install = new HashMap<>();
    public final Map<String, Object> refreshExtras = new HashMap<>();
    public boolean admin = true;
    public boolean numericStrings;
    public int botLimit = Integer.MAX_VALUE;

    private final Map<String, Deque<HttpResponse>> planned = new HashMap<>();
    private String accessToken = ACCESS_TOKEN.reveal();
    private String refreshToken = REFRESH_TOKEN.reveal();
    private long lastId = 100;
    private int refreshes;

    /** A bot of the portal. */
    public static final class FakeBot {
        public final String code;
        public final String owner;
        public final Map<String, Object> fields = new LinkedHashMap<>();
        public final Map<String, Map<String, Object>> commands = new LinkedHashMap<>();

        FakeBot(String code, String owner) {
            this.code = code;
            this.owner = owner;
        }

        /** One field of a command, spelled as text. */
        public String command(String name, String field) {
            return String.valueOf(commands.getOrDefault(name, Map.of()).get(field));
        }
    }

    public FakePortal() {
        appInfo.put("client_id", CLIENT_ID);
        appInfo.put("scope", "imbot,im");
        appInfo.put("user_id", 1);
        install.put("installed", true);
        install.put("member_id", MEMBER_ID);
        install.put("client_endpoint", ENDPOINT);
        install.put("domain", "portal.bitrix24.com");
        install.put("status", "L");
        install.put("scope", "imbot,im");
    }

    public static AppSettings settings() {
        return new AppSettings(
                CLIENT_ID,
                CLIENT_SECRET,
                URI.create("https://bots.example.com"),
                AppSettings.OFFICIAL_OAUTH_SERVERS,
                false);
    }

    public static Tenant tenant() {
        return SampleTenants.of(
                new Portal(ID, Endpoint.of(ENDPOINT)),
                APPLICATION_TOKEN,
                new Credentials(ACCESS_TOKEN, REFRESH_TOKEN, Instant.EPOCH),
                Instant.parse("2026-03-01T11:00:00Z"));
    }

    /** The claim of this portal's own ONAPPINSTALL. */
    @SuppressWarnings("exports") // tests are no module
    public static UnverifiedAuth claim() {
        return new UnverifiedAuth(
                MEMBER_ID,
                APPLICATION_TOKEN,
                new Credentials(ACCESS_TOKEN, REFRESH_TOKEN, Instant.parse("2026-03-01T13:00:00Z")),
                "portal.bitrix24.com",
                ENDPOINT,
                "https://oauth.bitrix.info/rest/",
                "imbot,im",
                "L",
                1);
    }

    /** A client that does not pause between attempts. */
    public static RestClient client(Http http) {
        return new RestClient(http, pause -> {}, RetryPolicy.ofCalls());
    }

    /** The portal's REST without tokens to renew. */
    public Rest rest() {
        return call -> client(this).call(ID, Endpoint.of(ENDPOINT), Secret.of(accessToken), call);
    }

    /** The next call of a method gets this instead. */
    public void answerNext(String method, int status, String body) {
        planned.computeIfAbsent(method, name -> new ArrayDeque<>()).add(HttpResponse.json(status, body));
    }

    /** The next call of a method is refused. */
    public void refuseNext(String method, int status, String code) {
        answerNext(method, status, "{\"error\":\"" + code + "\",\"error_description\":\"" + code + " said\"}");
    }

    /** What was planned is forgotten; every call is answered as it should be. */
    public void answerNormally() {
        planned.clear();
    }

    /** The token in use dies; the refresh token stays good. */
    public void expireToken() {
        accessToken = "dead" + accessToken;
    }

    public int refreshes() {
        return refreshes;
    }

    /** Requests made, by method name: of several calls in one, {@code batch}. */
    public List<String> requests() {
        return posts.stream()
                .map(post -> post.uri().getPath().replaceFirst(".*/", ""))
                .toList();
    }

    /** Calls made, by method name; those in a batch stand for it. */
    public List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    /** A bot made by hand, by another app perhaps. */
    public long addBot(String code, String owner) {
        bots.put(++lastId, new FakeBot(code, owner));
        return lastId;
    }

    @Override
    public synchronized HttpResponse post(HttpRequest post) {
        posts.add(post);
        String path = post.uri().getPath();
        String method = path.startsWith("/oauth/token") ? "oauth/token" : path.substring(path.lastIndexOf('/') + 1);
        if (method.equals("oauth/token")) {
            return planned(method).orElseGet(() -> refresh(form(post.body())));
        }
        Map<String, Object> params = params(post);
        Object token = params.remove("auth");
        if (!method.equals("batch")) {
            calls.add(new Call(method, params));
        }
        return planned(method).orElseGet(() -> {
            if (!accessToken.equals(token)) {
                return error(401, "expired_token", "The access token provided has expired.");
            }
            return method.equals("batch") ? FakeBatch.run(post.body(), this::callInside) : call(method, params);
        });
    }

    private HttpResponse callInside(String method, Map<String, Object> params) {
        calls.add(new Call(method, params));
        return planned(method).orElseGet(() -> call(method, params));
    }

    private Optional<HttpResponse> planned(String method) {
        return Optional.ofNullable(planned.get(method)).map(Deque::poll);
    }

    @SuppressWarnings("unchecked") // a JSON object has texts for keys
    private static Map<String, Object> params(HttpRequest post) {
        return JSON.readValue(post.body(), LinkedHashMap.class);
    }

    private HttpResponse refresh(Map<String, String> form) {
        refreshes++;
        if (!CLIENT_SECRET.reveal().equals(form.get("client_secret"))) {
            return error(200, "WRONG_CLIENT", "Wrong client");
        }
        if (!refreshToken.equals(form.get("refresh_token"))) {
            return error(400, "invalid_grant", "Token already used");
        }
        accessToken = "access" + refreshes;
        refreshToken = "refresh" + refreshes;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("refresh_token", refreshToken);
        answer.put("expires_in", 3600);
        answer.put("client_endpoint", ENDPOINT);
        answer.put("domain", "oauth.bitrix.info");
        answer.put("member_id", MEMBER_ID);
        answer.put("scope", "imbot,im");
        answer.put("status", "L");
        answer.putAll(refreshExtras);
        return HttpResponse.json(200, JSON.writeValueAsString(answer));
    }

    private HttpResponse call(String method, Map<String, Object> params) {
        return switch (method) {
            case "app.info" -> {
                Map<String, Object> info = new HashMap<>(appInfo);
                info.put("install", install);
                yield result(info);
            }
            case "profile" -> result(Map.of("ID", "1", "ADMIN", admin));
            case "imbot.bot.list" -> listBots();
            case "imbot.register" -> registerBot(params);
            case "imbot.update" -> updateBot(params);
            case "imbot.unregister" -> unregisterBot(params);
            case "imbot.command.register" -> registerCommand(params);
            case "imbot.command.update" -> updateCommand(params);
            case "imbot.command.unregister" -> unregisterCommand(params);
            case "event.bind" -> bind(params);
            case "event.unbind" -> result(Map.of("count", bindings.remove(binding(params)) ? 1 : 0));
            default -> error(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        };
    }

    private HttpResponse listBots() {
        Map<String, Object> list = new LinkedHashMap<>();
        bots.forEach((id, bot) -> list.put(
                String.valueOf(id), Map.of("ID", id(id), "NAME", bot.code, "CODE", bot.code, "OPENLINE", "N")));
        return list.isEmpty() ? result(List.of()) : result(list);
    }

    private HttpResponse registerBot(Map<String, Object> params) {
        if (bots.values().stream().filter(bot -> bot.owner.equals(CLIENT_ID)).count() >= botLimit) {
            return error(400, "MAX_COUNT_ERROR", "Has reached the maximum number of bots for application");
        }
        for (Map.Entry<Long, FakeBot> bot : bots.entrySet()) {
            if (bot.getValue().code.equals(params.get("CODE"))) {
                return result(String.valueOf(bot.getKey()));
            }
        }
        long id = addBot(String.valueOf(params.get("CODE")), CLIENT_ID);
        bot(id).fields.putAll(params);
        return result(id(id));
    }

    private HttpResponse updateBot(Map<String, Object> params) {
        return withBot(params, bot -> {
            if (params.get("FIELDS") instanceof Map<?, ?> fields) {
                fields.forEach((key, value) -> bot.fields.put(String.valueOf(key), value));
            }
            return result(true);
        });
    }

    private HttpResponse unregisterBot(Map<String, Object> params) {
        return withBot(params, bot -> {
            bots.remove(number(params.get("BOT_ID")));
            return result(true);
        });
    }

    private HttpResponse registerCommand(Map<String, Object> params) {
        return withBot(params, bot -> {
            Map<String, Object> command = bot.commands.get(String.valueOf(params.get("COMMAND")));
            if (command != null) {
                return result(String.valueOf(command.get("ID")));
            }
            if (!(params.get("LANG") instanceof List<?> lang) || lang.isEmpty()) {
                return error(400, "LANG_ERROR", "Lang set can't be empty");
            }
            Map<String, Object> made = new LinkedHashMap<>(params);
            made.put("ID", ++lastId);
            bot.commands.put(String.valueOf(params.get("COMMAND")), made);
            return result(id(lastId));
        });
    }

    private HttpResponse updateCommand(Map<String, Object> params) {
        for (FakeBot bot : bots.values()) {
            for (Map<String, Object> command : bot.commands.values()) {
                if (number(command.get("ID")) == number(params.get("COMMAND_ID"))
                        && params.get("FIELDS") instanceof Map<?, ?> fields) {
                    fields.forEach((key, value) -> command.put(String.valueOf(key), value));
                    return result(true);
                }
            }
        }
        return error(400, "COMMAND_ID_ERROR", "Command not found");
    }

    private HttpResponse unregisterCommand(Map<String, Object> params) {
        long id = number(params.get("COMMAND_ID"));
        boolean found = false;
        for (FakeBot bot : bots.values()) {
            found |= bot.commands.values().removeIf(command -> number(command.get("ID")) == id);
        }
        return found ? result(true) : error(400, "COMMAND_ID_ERROR", "Command not found");
    }

    private HttpResponse bind(Map<String, Object> params) {
        return bindings.add(binding(params))
                ? result(true)
                : error(400, "ERROR_CORE", "Unable to set event handler: Handler already binded");
    }

    private HttpResponse withBot(
            Map<String, Object> params, java.util.function.Function<FakeBot, HttpResponse> action) {
        FakeBot bot = bots.get(number(params.get("BOT_ID")));
        if (bot == null) {
            return error(400, "BOT_ID_ERROR", "Bot not found");
        }
        return bot.owner.equals(CLIENT_ID)
                ? action.apply(bot)
                : error(400, "APP_ID_ERROR", "Bot was installed by another rest application");
    }

    /** The bot of an id. */
    public FakeBot bot(long id) {
        FakeBot bot = bots.get(id);
        if (bot == null) {
            throw new AssertionError("no bot " + id);
        }
        return bot;
    }

    private static List<String> binding(Map<String, Object> params) {
        return List.of(String.valueOf(params.get("EVENT")), String.valueOf(params.get("HANDLER")));
    }

    private Object id(long id) {
        return numericStrings ? String.valueOf(id) : (Object) id;
    }

    private static long number(@org.jspecify.annotations.Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }

    private static HttpResponse result(Object value) {
        return HttpResponse.json(200, "{\"result\":" + JSON.writeValueAsString(value) + "}");
    }

    private static HttpResponse error(int status, String code, String text) {
        return HttpResponse.json(status, JSON.writeValueAsString(Map.of("error", code, "error_description", text)));
    }

    /** Reads a posted form. */
    public static Map<String, String> form(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int sign = pair.indexOf('=');
            fields.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }
}
