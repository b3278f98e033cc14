package io.github.imbot4j.wire;

import io.github.imbot4j.portal.Credentials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A post as JSON for people: every field of it, with {@code ***} in place of its secrets. */
public final class PostJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PostJson() {}

    /** Writes indented JSON. Unknown is an empty text, zero or an empty list, as in the records; a time is null. */
    public static String write(PortalPost portalPost) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", portalPost.name());
        json.put("handlerId", portalPost.handlerId());
        json.set("claim", claim(portalPost.claim()));
        ObjectNode bots = json.putObject("bots");
        portalPost.bots().forEach((id, token) -> bots.set(String.valueOf(id), credentials(token)));
        ArrayNode events = json.putArray("events");
        portalPost.events().forEach(event -> events.add(EventJson.node(event)));
        return JSON.writeValueAsString(json);
    }

    private static ObjectNode claim(UnverifiedAuth unverifiedAuth) {
        ObjectNode json = JSON.createObjectNode();
        json.put("memberId", unverifiedAuth.memberId());
        json.put("applicationToken", unverifiedAuth.applicationToken().toString());
        json.set("credentials", credentials(unverifiedAuth.credentials()));
        json.put("domain", unverifiedAuth.domain());
        json.put("clientEndpoint", unverifiedAuth.clientEndpoint());
        json.put("serverEndpoint", unverifiedAuth.serverEndpoint());
        json.put("scope", unverifiedAuth.scope());
        json.put("status", unverifiedAuth.status());
        json.put("userId", unverifiedAuth.userId());
        return json;
    }

    private static ObjectNode credentials(Credentials credentials) {
        ObjectNode json = JSON.createObjectNode();
        json.put("accessToken", credentials.accessToken().toString());
        json.put("refreshToken", credentials.refreshToken().toString());
        json.put("expiresAt", time(credentials.expiresAt()));
        return json;
    }

    /** A time nobody told is no time, and not one of 1970. */
    static @Nullable String time(Instant time) {
        return time.equals(Instant.EPOCH) ? null : time.toString();
    }
}
