package io.github.imbot4j.install;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Spell a tenant as the JSON of its file, secrets included. */
final class TenantJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TenantJson() {}

    static String write(Tenant tenant) {
        ObjectNode json = JSON.createObjectNode();
        json.put("memberId", tenant.id().memberId());
        json.put("endpoint", tenant.portal().endpoint().toString());
        json.put("applicationToken", tenant.applicationToken().reveal());
        json.put("accessToken", tenant.credentials().accessToken().reveal());
        json.put("refreshToken", tenant.credentials().refreshToken().reveal());
        json.put("expiresAt", tenant.credentials().expiresAt().toString());
        json.put("oauthServer", tenant.oauthServer());
        json.put("scope", tenant.scope());
        json.put("status", tenant.status());
        json.put("installedAt", tenant.installedAt().toString());
        tenant.uninstalledAt().ifPresent(at -> json.put("uninstalledAt", at.toString()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    /** Throws an unchecked exception of any kind when the text is not the file of that portal. */
    static Tenant read(PortalId id, String text) {
        JsonNode json = JSON.readTree(text);
        PortalId named = new PortalId(required(json, "memberId"));
        if (!named.equals(id)) {
            throw new IllegalArgumentException("The file of portal " + id + " holds portal " + named + ".");
        }
        return new Tenant(
                new Portal(id, Endpoint.of(required(json, "endpoint"))),
                Secret.of(required(json, "applicationToken")),
                new Credentials(
                        Secret.of(required(json, "accessToken")),
                        Secret.of(required(json, "refreshToken")),
                        Instant.parse(required(json, "expiresAt"))),
                required(json, "oauthServer"),
                required(json, "scope"),
                required(json, "status"),
                Instant.parse(required(json, "installedAt")),
                Optional.ofNullable(json.get("uninstalledAt"))
                        .map(JsonNode::stringValue)
                        .map(Instant::parse));
    }

    private static String required(JsonNode json, String name) {
        return json.required(name).stringValue();
    }
}
