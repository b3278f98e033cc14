package io.github.imbot4j.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.RestResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of the calls of the second generation. */
class V2TraitsTest {

    private final V2Traits traits = new V2Traits();

    private static final Call SEND = Call.of("imbot.v2.Chat.Message.send")
            .with("botId", 456L)
            .with("dialogId", "chat5")
            .with("fields", Map.of("message", "hi"));

    @Test
    void derivesTheKeyOfAMessageFromItsName() {
        Call keyed = traits.keyed(SEND, "acme 17 1771928985000");
        assertThat(keyed).isEqualTo(traits.keyed(SEND, "acme 17 1771928985000"));
        assertThat(keyed).isNotEqualTo(traits.keyed(SEND, "acme 18 1771928985000"));
        assertThat(traits.keyed(keyed, "another")).isEqualTo(keyed);
        assertThat(keyed.params().get("fields")).asInstanceOf(MAP).containsEntry("message", "hi");
    }

    /** The portal keeps no key of these (v2 §4.1). */
    @Test
    void givesNoKeyToAMessageOfTheSystem() {
        Call system = SEND.with("fields", Map.of("message", "hi", "system", true));
        assertThat(traits.keyed(system, "a")).isEqualTo(system);
        assertThat(traits.safety(system)).isEqualTo(MethodIdempotency.MESSAGE);
    }

    @Test
    void readsTheIdsOfWhatWasMade() {
        assertThat(traits.made(SEND, RestResponse.ofResult("{\"id\":12,\"uuidMap\":[]}")))
                .hasValue(12);
        assertThat(traits.made(
                        Call.of("imbot.v2.Chat.add"), RestResponse.ofResult("{\"chat\":{\"id\":\"5\"},\"users\":[]}")))
                .hasValue(5);
        assertThat(traits.made(Call.of("imbot.v2.Chat.leave"), RestResponse.ofResult("{\"result\":true}")))
                .isEmpty();
    }

    @Test
    void findsAChatByItsEntityOnly() {
        Call add = Call.of("imbot.v2.Chat.add").with("botId", 456L);
        assertThat(traits.chat(add)).isEmpty();
        Call bound = add.with("fields", Map.of("entityType", "DEAL", "entityId", "7"));
        assertThat(traits.safety(bound)).isEqualTo(MethodIdempotency.FINDABLE);
        assertThat(traits.chat(bound)).isPresent();
    }
}
