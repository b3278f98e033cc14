package io.github.imbot4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostJsonTest {

    static List<String> posts() {
        return RecordedPost.names();
    }

    @ParameterizedTest
    @MethodSource("posts")
    void printsEveryFieldOfEveryPost(String name) throws ReflectiveOperationException {
        PortalPost portalPost = RecordedPost.named(name).read();
        assertPrinted(json(portalPost), portalPost);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void printsNoSecret(String name) {
        PortalPost portalPost = RecordedPost.named(name).read();
        String printed = PostJson.write(portalPost);
        List<Secret> secrets = new ArrayList<>(List.of(
                portalPost.claim().applicationToken(),
                portalPost.claim().credentials().accessToken(),
                portalPost.claim().credentials().refreshToken()));
        portalPost.bots().values().forEach(token -> secrets.addAll(List.of(token.accessToken(), token.refreshToken())));
        for (Secret secret : secrets) {
            if (secret.isPresent()) {
                assertThat(printed).doesNotContain(secret.reveal());
            }
        }
    }

    @Test
    void masksSecretsAndShowsThatThereAreNone() {
        JsonNode claim = json(RecordedPost.named("app-install").read()).get("claim");
        assertThat(claim.get("applicationToken").asString()).isEqualTo("***");
        assertThat(claim.get("credentials").get("refreshToken").asString()).isEqualTo("***");
        JsonNode none = json(RecordedPost.named("app-uninstall").read()).get("claim");
        assertThat(none.get("credentials").get("accessToken").asString()).isEmpty();
    }

    @Test
    void isIndented() {
        assertThat(PostJson.write(RecordedPost.named("bot-delete").read())).contains("\n  \"claim\" : {\n");
    }

    private static JsonNode json(PortalPost portalPost) {
        return new JsonMapper().readTree(PostJson.write(portalPost));
    }

    /** Compares JSON with a value, down to the last component of the last record. */
    private static void assertPrinted(JsonNode json, Object value) throws ReflectiveOperationException {
        if (value.equals(Instant.EPOCH)) {
            assertThat(json.isNull()).isTrue();
        } else if (value instanceof PortalId portal) {
            assertThat(json.asString()).isEqualTo(portal.memberId());
        } else if (value instanceof Record) {
            List<String> names = new ArrayList<>(value instanceof Event ? List.of("type") : List.of());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                if (value instanceof Credentials && component.getName().equals("webhook")) {
                    continue; // no post brings one
                }
                names.add(component.getName());
                assertThat(json.has(component.getName()))
                        .as(component.toString())
                        .isTrue();
                assertPrinted(
                        json.get(component.getName()), component.getAccessor().invoke(value));
            }
            assertThat(json.propertyNames()).containsExactlyElementsOf(names);
        } else if (value instanceof Collection<?> list) {
            assertThat(json.size()).isEqualTo(list.size());
            int index = 0;
            for (Object child : list) {
                assertPrinted(json.get(index), child);
                index++;
            }
        } else if (value instanceof Map<?, ?> map) {
            assertThat(json.size()).isEqualTo(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                assertPrinted(json.get(String.valueOf(entry.getKey())), entry.getValue());
            }
        } else {
            assertThat(json.asString()).isEqualTo(value.toString());
        }
    }
}
