package io.github.imbot4j.install;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.portal.WebAddress;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.MalformedResponseException;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.PlatformCalls;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The OAuth servers trusted by the operator: whichever server a post names, the app's secret is sent only to these
 * (transport §5.4 no. 2). Follows no redirect; secrets travel in bodies, never in addresses.
 *
 * <p>Safe for use by several threads.
 */
public final class OAuthServers {

    private static final String TOKEN_METHOD = "oauth/token";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final long MAX_UNIX_SECONDS = 100_000_000_000L;

    private final AppSettings settings;
    private final Http http;
    private final RestClient rest;
    private final Clock clock;

    public OAuthServers(AppSettings settings, Http http, Clock clock) {
        this(settings, http, new RestClient(http), clock);
    }

    /**
     * Asks {@code app.info} through a client of the caller's.
     *
     * @throws IllegalArgumentException when the settings name no OAuth server
     */
    public OAuthServers(AppSettings settings, Http http, RestClient rest, Clock clock) {
        if (settings.oauthServers().isEmpty()) {
            throw new IllegalArgumentException("The app has no OAuth server; name one, such as \""
                    + AppSettings.OFFICIAL_OAUTH_SERVERS.get(0) + "\", or leave out --oauth-servers.");
        }
        this.settings = settings;
        this.http = http;
        this.rest = rest;
        this.clock = clock;
    }

    /**
     * Picks the allowed server a claim means: the one of the same host and port, else of the same host, else the first.
     *
     * @param claimed an address such as {@code https://oauth.bitrix.info/rest/}; anything at all
     */
    public URI choose(String claimed) {
        return first(claimed, OAuthServers::authority)
                .or(() -> first(claimed, WebAddress::host))
                .orElse(settings.oauthServers().get(0));
    }

    private static String authority(URI server) {
        return WebAddress.host(server) + ":" + WebAddress.port(server);
    }

    private Optional<URI> first(String claimed, Function<URI, String> part) {
        String wanted = read(claimed, part);
        return settings.oauthServers().stream()
                .filter(server -> !wanted.isEmpty() && wanted.equals(part.apply(server)))
                .findFirst();
    }

    /** Asks whose an access token is. */
    AppInfo appInfo(URI server, Secret accessToken) {
        RestResponse restResponse =
                rest.call(new Endpoint(server.resolve("/rest/")), accessToken, PlatformCalls.appInfo());
        RestResponse install = restResponse.get("install");
        return new AppInfo(
                restResponse.get("client_id").asText(""),
                install.get("member_id").asText(""),
                install.get("installed").asBoolean(),
                install.get("client_endpoint").asText(""),
                scope(install.get("scope").isEmpty() ? restResponse.get("scope") : install.get("scope")),
                install.get("status").asText(""),
                unix(restResponse.get("expires")));
    }

    /**
     * Trades a refresh token for a new pair. The token is used up, even when the answer is lost on the way.
     *
     * @throws RestException when the server refuses, with its code such as {@code invalid_grant}, or does not answer
     */
    TokenResponse refresh(URI server, Secret refreshToken) {
        HttpRequest post = new HttpRequest(
                server.resolve("/oauth/token/"),
                "application/x-www-form-urlencoded",
                form(Map.of(
                        "grant_type", "refresh_token",
                        "client_id", settings.clientId(),
                        "client_secret", settings.clientSecret().reveal(),
                        "refresh_token", refreshToken.reveal())),
                Map.of("Accept", "application/json"),
                TIMEOUT,
                64 * 1024);
        String host = WebAddress.host(server);
        HttpResponse answer;
        try {
            answer = http.post(post);
        } catch (HttpFailure e) {
            throw RestException.of(TOKEN_METHOD, host, e);
        }
        return read(host, answer, refreshToken);
    }

    private TokenResponse read(String host, HttpResponse http, Secret used) {
        RestResponse restResponse = json(host, http);
        if (!restResponse.get("error").isEmpty()) {
            throw RestException.of(
                    TOKEN_METHOD,
                    host,
                    http.status(),
                    masked(restResponse.get("error").asText("error"), used),
                    masked(restResponse.get("error_description").asText(""), used));
        }
        String access = restResponse.get("access_token").asText("");
        if (http.status() >= 300 || access.isEmpty()) {
            throw nonsense(host, http, "the answer has no access_token");
        }
        // Every refresh gives a new refresh token (transport §3.2); the old one is better than none.
        Secret refresh = Secret.of(restResponse.get("refresh_token").asText(used.reveal()));
        return new TokenResponse(
                new Credentials(Secret.of(access), refresh, expiry(restResponse)),
                restResponse.get("member_id").asText(""),
                restResponse.get("client_endpoint").asText(""),
                scope(restResponse.get("scope")),
                restResponse.get("status").asText(""));
    }

    private static RestResponse json(String host, HttpResponse http) {
        if (http.status() >= 300 && http.status() < 400) {
            throw nonsense(host, http, "the server redirects, which is not followed");
        }
        try {
            return RestResponse.ofResult(http.body());
        } catch (MalformedResponseException e) {
            throw nonsense(host, http, "the answer is not JSON");
        }
    }

    private static RestException nonsense(String host, HttpResponse http, String text) {
        return http.status() == 404
                ? RestException.of(TOKEN_METHOD, host, 404, "", "the OAuth server does not know the portal")
                : RestException.of(TOKEN_METHOD, host, http.status(), "ERROR_UNEXPECTED_ANSWER", text);
    }

    /** Our clock decides, where it can: the server's may differ. */
    private Instant expiry(RestResponse restResponse) {
        OptionalLong seconds = restResponse.get("expires_in").findLong();
        if (seconds.isPresent() && seconds.getAsLong() > 0 && seconds.getAsLong() < MAX_UNIX_SECONDS) {
            return clock.instant().plusSeconds(seconds.getAsLong());
        }
        return unix(restResponse.get("expires"));
    }

    private static Instant unix(RestResponse restResponse) {
        OptionalLong seconds = restResponse.findLong();
        return seconds.isPresent() && seconds.getAsLong() > 0 && seconds.getAsLong() < MAX_UNIX_SECONDS
                ? Instant.ofEpochSecond(seconds.getAsLong())
                : Instant.EPOCH;
    }

    /** It comes as text separated by comma or blank, or as a list (transport §3.1). */
    private static String scope(RestResponse restResponse) {
        return restResponse.isEmpty()
                ? ""
                : Arrays.stream(restResponse.toJson().split("[^A-Za-z0-9_.-]+", -1))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(","));
    }

    private String masked(String text, Secret used) {
        String clean = used.isPresent() ? text.replace(used.reveal(), "***") : text;
        Secret secret = settings.clientSecret();
        return secret.isPresent() ? clean.replace(secret.reveal(), "***") : clean;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String read(String claimed, Function<URI, String> part) {
        try {
            return part.apply(WebAddress.read(claimed));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
