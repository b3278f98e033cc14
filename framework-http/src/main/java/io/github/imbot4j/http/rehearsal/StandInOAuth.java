package io.github.imbot4j.http.rehearsal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Know who a token belongs to and hand out fresh ones, as the OAuth server does (transport §3.2, §3.6).
 *
 * <p>Safe for use by several threads.
 */
public final class StandInOAuth {

    private final Map<String, Grant> access = new ConcurrentHashMap<>();
    private final Map<String, Grant> refresh = new ConcurrentHashMap<>();
    private final AtomicLong serial = new AtomicLong();

    /**
     * Say what a token stands for.
     *
     * @param clientId the app's
     * @param memberId the portal's
     * @param userId whose
     * @param endpoint the portal's REST root
     * @param installed whether the install is finished
     */
    public record Grant(String clientId, String memberId, long userId, String endpoint, boolean installed) {}

    /** Makes a token known. */
    public void grant(String accessToken, String refreshToken, Grant grant) {
        access.put(accessToken, grant);
        refresh.put(refreshToken, grant);
    }

    /** Lets an access token die; its refresh token lives on. */
    public void expire(String accessToken) {
        access.remove(accessToken);
    }

    /** What a token stands for; empty when it is unknown or dead. */
    Optional<Grant> find(String accessToken) {
        return Optional.ofNullable(access.get(accessToken));
    }

    /** Answers {@code app.info} with what the token proves. */
    Map<String, Object> appInfo(String accessToken) {
        Grant grant =
                find(accessToken).orElseThrow(() -> new StandInRefusal(401, "invalid_token", "Unable to find token."));
        Map<String, Object> install = new LinkedHashMap<>();
        install.put("installed", grant.installed());
        install.put("version", 1);
        install.put("status", "L");
        install.put("scope", "imbot,im,imopenlines");
        install.put("domain", java.net.URI.create(grant.endpoint()).getAuthority());
        install.put("uri", grant.endpoint().replace("/rest/", "/"));
        install.put("client_endpoint", grant.endpoint());
        install.put("member_id", grant.memberId());
        install.put("member_type", "B24");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("client_id", grant.clientId());
        info.put("scope", "imbot,im,imopenlines");
        info.put("expires", 4_000_000_000L);
        info.put("user_id", grant.userId());
        info.put("install", install);
        return info;
    }

    /** Answers a refresh; each refresh token works once (transport §3.2). */
    Map<String, Object> renew(Map<String, Object> form, String origin) {
        Grant grant = refresh.remove(String.valueOf(form.get("refresh_token")));
        if (grant == null) {
            throw new StandInRefusal(400, "invalid_grant", "Refresh token is used or unknown.");
        }
        if (!grant.clientId().equals(form.get("client_id"))) {
            throw new StandInRefusal(400, "invalid_client", "This token belongs to another app.");
        }
        String fresh = "fresh-access-" + serial.incrementAndGet();
        grant(fresh, "fresh-refresh-" + serial.get(), grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", fresh);
        answer.put("refresh_token", "fresh-refresh-" + serial.get());
        answer.put("expires", 4_000_000_000L);
        answer.put("expires_in", 3600);
        answer.put("client_endpoint", grant.endpoint());
        answer.put("server_endpoint", origin + "/rest/");
        answer.put("domain", java.net.URI.create(origin).getAuthority());
        answer.put("member_id", grant.memberId());
        answer.put("scope", "imbot,im,imopenlines");
        answer.put("status", "L");
        answer.put("user_id", grant.userId());
        return answer;
    }
}
