package io.github.imbot4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.imbot4j.emulator.state.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fetched event has what the page of v2's events shows, and more: the page shows chats in short. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchedEventContractTest {

    private static final JsonNode FILE = Contract.read(Path.of("src/test/resources/contract/fetched-events.json"));

    private final ContractPortal portal = new ContractPortal(Limits.NONE);

    @AfterAll
    void close() {
        portal.close();
    }

    @TestFactory
    Stream<DynamicTest> everyEventIsToldAsThePageShows() {
        return FILE.path("events")
                .valueStream()
                .map(event -> dynamicTest(event.path("type").asString(), () -> isToldAsShown(event)));
    }

    private void isToldAsShown(JsonNode event) {
        List<JsonNode> acts = new ArrayList<>();
        event.path("acts").forEach(acts::add);
        Stage stage = portal.stage("v2", "webhook", acts);
        ObjectNode params = Contract.JSON.createObjectNode();
        params.put("botId", stage.names().value("bot"))
                .put("botToken", stage.names().value("botToken"))
                .put("offset", 1);
        JsonNode data = stage.caller()
                .call("webhook", "imbot.v2.Event.get", params, PortalCaller.Encoding.JSON)
                .body()
                .path("result")
                .path("events")
                .valueStream()
                .filter(told -> told.path("type").equals(event.path("type")))
                .reduce((before, last) -> last)
                .map(told -> told.path("data"))
                .orElseThrow(() -> new AssertionError("No " + event.path("type") + " waits."));

        assertThat(Shape.compare(
                        stage.names().fill(event.path("data"), Map.of()),
                        data,
                        List.of("**"),
                        Contract.texts(event.path("optional")),
                        List.of("**")))
                .as("%s", data)
                .isEmpty();
    }
}
