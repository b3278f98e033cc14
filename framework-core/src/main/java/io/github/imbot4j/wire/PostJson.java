package io.github.imbot4j.wire;

import io.github.imbot4j.portal.Credentials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Print a post for people: every field of it, with {@code ***} in place of its secrets. */
public final class PostJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PostJson() {}

    /** Writes indented JSON. Unknown is an empty text, zero or an empty list, as in the records; a time is null. */
    public static String write(Post post) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", post.name());
        json.put("handlerId", post.handlerId());
        json.set("claim", claim(post.claim()));
        ObjectNode bots = json.putObject("bots");
        post.bots().forEach((id, token) -> bots.set(String.valueOf(id), credentials(token)));
        ArrayNode events = json.putArray("events");
        post.events().forEach(event -> events.add(EventJson.write(event)));
        return JSON.writeValueAsString(json);
    }

    private static ObjectNode claim(Claim claim) {
        ObjectNode json = JSON.createObjectNode();
        json.put("memberId", claim.memberId());
        json.put("applicationToken", claim.applicationToken().toString());
        json.set("credentials", credentials(claim.credentials()));
        json.put("domain", claim.domain());
        json.put("clientEndpoint", claim.clientEndpoint());
        json.put("serverEndpoint", claim.serverEndpoint());
        json.put("scope", claim.scope());
        json.put("status", claim.status());
        json.put("userId", claim.userId());
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
