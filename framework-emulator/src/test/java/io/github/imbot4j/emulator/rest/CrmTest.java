package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.RestHouse.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deals and tasks are kept, listed in pages, and told of by events that anybody bound. */
class CrmTest {

    private final RestHouse house = new RestHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private List<PhpValue> posted(String event) {
        assertThat(house.portal.events().awaitIdle(Duration.ofSeconds(10))).isTrue();
        return house.portal.traffic().all().stream()
                .filter(Exchange.EventPost.class::isInstance)
                .map(Exchange.EventPost.class::cast)
                .filter(post -> post.event().equals(event))
                .map(post -> new PhpValue(post.data()))
                .toList();
    }

    private long deal(String title) {
        return house.call("crm.deal.add", "fields", Map.of("TITLE", title)).id();
    }

    private static List<String> column(Reply reply, String field) {
        return reply.result().values().stream().map(row -> row.at(field).text()).toList();
    }

    @Test
    void whoBoundItIsToldOfDealsAddedAndChanged() {
        house.call("event.bind", "EVENT", "onCrmDealAdd", "HANDLER", RestHouse.HANDLER);
        house.call("event.bind", "EVENT", "ONCRMDEALUPDATE", "HANDLER", RestHouse.HANDLER);

        long id = deal("Parcel");
        house.call("crm.deal.update", "id", id, "fields", Map.of("STAGE_ID", "WON"));

        assertThat(posted("ONCRMDEALADD")).singleElement().satisfies(post -> {
            assertThat(post.at("data").at("FIELDS").at("ID").text()).isEqualTo(String.valueOf(id));
            assertThat(post.at("auth").at("user_id").text()).isEqualTo(String.valueOf(house.admin.id()));
            assertThat(post.at("auth").at("refresh_token").isSet()).isTrue();
        });
        assertThat(posted("ONCRMDEALUPDATE")).hasSize(1);
        PhpValue deal = house.call("crm.deal.get", "id", id).result();
        assertThat(List.of(
                        deal.at("STAGE_SEMANTIC_ID").text(), deal.at("CLOSED").text()))
                .containsExactly("S", "Y");
    }

    @Test
    void whoHasNoRightsFindsNoDeals() {
        long id = deal("Parcel");
        String alice = house.portal
                .tokens()
                .grant(house.app.clientId(), house.alice.id(), true)
                .access();
        assertThat(column(house.callAs(alice, "crm.deal.list"), "ID")).containsExactly(String.valueOf(id));

        house.portal.crm().bar(house.alice.id());

        assertThat(house.callAs(alice, "crm.deal.list").result().values()).isEmpty();
        assertThat(house.callAs(alice, "crm.contact.list").result().values()).isEmpty();
        for (String method : List.of("crm.deal.get", "crm.deal.update", "crm.contact.get")) {
            Reply refused = house.callAs(alice, method, "id", id, "fields", Map.of("TITLE", "Mine"));
            assertThat(refused.status()).as(method).isEqualTo(400);
            assertThat(refused.body().at("error_description").text()).isEqualTo("Access denied.");
        }
        assertThat(house.callAs(alice, "crm.deal.add", "fields", Map.of("TITLE", "Mine"))
                        .body()
                        .at("error_description")
                        .text())
                .isEqualTo("Access denied.");
        assertThat(column(house.call("crm.deal.list"), "TITLE")).containsExactly("Parcel");
    }

    @Test
    void anEventOfAScopeTheAppHasNotIsNotFound() {
        assertThat(house.call("event.bind", "EVENT", "ONCALENDARENTRYADD", "HANDLER", RestHouse.HANDLER)
                        .error())
                .isEqualTo("ERROR_EVENT_NOT_FOUND");
    }

    @Test
    void listsComeInPagesOfFifty() {
        List<Long> ids =
                IntStream.range(0, 120).mapToObj(i -> deal("Deal " + i)).toList();

        Reply first = house.call("crm.deal.list", "select", List.of("ID"));
        Reply last = house.call("crm.deal.list", "select", List.of("ID"), "start", 100);
        Reply uncounted = house.call(
                "crm.deal.list", "filter", Map.of(">ID", ids.get(79)), "order", Map.of("ID", "ASC"), "start", -1);

        assertThat(first.result().values()).hasSize(50);
        assertThat(List.of(
                        first.body().at("next").number(),
                        first.body().at("total").number()))
                .containsExactly(50L, 120L);
        assertThat(last.result().values()).hasSize(20);
        assertThat(last.body().at("next").isSet()).isFalse();
        assertThat(uncounted.body().at("total").isSet()).isFalse();
        assertThat(uncounted.body().at("next").isSet()).isFalse();
        assertThat(column(uncounted, "ID"))
                .isEqualTo(ids.subList(80, 120).stream().map(String::valueOf).toList());
    }

    @Test
    void filtersCompareNumbersDatesAndTexts() {
        house.call("crm.deal.add", "fields", Map.of("TITLE", "Small", "OPPORTUNITY", 9));
        house.call("crm.deal.add", "fields", Map.of("TITLE", "Great", "OPPORTUNITY", 1000, "STAGE_ID", "EXECUTING"));

        assertThat(titles(Map.of(">OPPORTUNITY", 100))).containsExactly("Great");
        assertThat(titles(Map.of("%TITLE", "MAL"))).containsExactly("Small");
        assertThat(titles(Map.of("=%TITLE", "Gr%"))).containsExactly("Great");
        assertThat(titles(Map.of("@STAGE_ID", List.of("NEW", "WON")))).containsExactly("Small");
        assertThat(titles(Map.of("!STAGE_ID", "NEW"))).containsExactly("Great");
        assertThat(titles(Map.of("!@STAGE_ID", List.of("NEW", "EXECUTING")))).isEmpty();
        assertThat(titles(Map.of(">=DATE_CREATE", "2026-03-02", "<DATE_CREATE", "2026-03-03T00:00:00+01:00")))
                .containsExactly("Small", "Great");
        assertThat(titles(Map.of("<DATE_CREATE", "2026-03-02"))).isEmpty();
    }

    private List<String> titles(Map<String, Object> filter) {
        return column(house.call("crm.deal.list", "filter", filter), "TITLE");
    }

    @Test
    void aBatchHandsADealOnByReference() {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("deal", "crm.deal.add?fields[TITLE]=Parcel&fields[OPPORTUNITY]=5");
        commands.put("read", "crm.deal.get?id=$result[deal]");
        commands.put("task", "tasks.task.add?fields[TITLE]=$result[read][TITLE]&fields[RESPONSIBLE_ID]=1");

        PhpValue result = house.call("batch", "cmd", commands).result().at("result");

        assertThat(result.at("read").at("OPPORTUNITY").text()).isEqualTo("5.00");
        assertThat(result.at("task").at("task").at("title").text()).isEqualTo("Parcel");
    }

    @Test
    void tasksAreCompletedOnceAndToldOf() {
        house.call("event.bind", "EVENT", "ONTASKADD", "HANDLER", RestHouse.HANDLER);
        house.call("event.bind", "EVENT", "ONTASKUPDATE", "HANDLER", RestHouse.HANDLER);
        long id = house.call(
                        "tasks.task.add", "fields", Map.of("TITLE", "Call back", "RESPONSIBLE_ID", house.alice.id()))
                .result()
                .at("task")
                .at("id")
                .number();

        Reply done = house.call("tasks.task.complete", "taskId", id);

        assertThat(done.result().at("task").at("status").text()).isEqualTo("5");
        assertThat(house.call("tasks.task.complete", "taskId", id).error()).isEqualTo("0");
        assertThat(posted("ONTASKADD")).singleElement().satisfies(post -> {
            assertThat(post.at("data").at("FIELDS_BEFORE").text()).isEqualTo("undefined");
            assertThat(post.at("data").at("FIELDS_AFTER").at("ID").number()).isEqualTo(id);
        });
        assertThat(posted("ONTASKUPDATE")).hasSize(1);
    }

    @Test
    void offlineEventsWaitUntilTheyAreFetchedOnceEach() {
        house.call("event.bind", "EVENT", "ONCRMDEALUPDATE", "EVENT_TYPE", "offline");
        house.call("event.bind", "EVENT", "ONOFFLINEEVENT", "HANDLER", RestHouse.HANDLER);
        long id = deal("Parcel");
        house.call("crm.deal.update", "id", id, "fields", Map.of("TITLE", "One"));
        house.call("crm.deal.update", "id", id, "fields", Map.of("TITLE", "Two"));

        assertThat(house.call("event.offline.list").body().at("total").number())
                .as("the same event with the same data waits once")
                .isEqualTo(1);
        Reply reserved = house.call("event.offline.get", "clear", 0);
        String process = reserved.result().at("process_id").text();
        PhpValue event = reserved.result().at("events").at("0");
        assertThat(event.at("EVENT_DATA").at("FIELDS").at("ID").number()).isEqualTo(id);
        assertThat(house.call("event.offline.get").result().at("events").values())
                .as("another process does not get it")
                .isEmpty();

        house.call(
                "event.offline.error",
                "process_id",
                process,
                "message_id",
                List.of(event.at("MESSAGE_ID").text()));
        assertThat(house.call("event.offline.get", "error", 1, "clear", 0)
                        .result()
                        .at("events")
                        .values())
                .hasSize(1);
        assertThat(posted("ONOFFLINEEVENT")).isNotEmpty();
    }

    @Test
    void whatWasReservedIsClearedByItsProcessOnly() {
        house.call("event.bind", "EVENT", "ONCRMDEALADD", "EVENT_TYPE", "offline");
        deal("Parcel");
        String process = house.call("event.offline.get", "clear", 0)
                .result()
                .at("process_id")
                .text();

        house.call("event.offline.clear", "process_id", "another");
        assertThat(house.call("event.offline.list").result().values()).hasSize(1);
        house.call("event.offline.clear", "process_id", process);
        assertThat(house.call("event.offline.list").result().values()).isEmpty();
    }

    @Test
    void anAppsOwnChangesThroughAConnectorAreKeptOutOfItsQueue() {
        house.call("event.bind", "EVENT", "ONCRMDEALADD", "EVENT_TYPE", "offline", "auth_connector", "sync");

        house.call("crm.deal.add", "fields", Map.of("TITLE", "Ours"), "auth_connector", "sync");
        house.call("crm.deal.add", "fields", Map.of("TITLE", "Theirs"));

        assertThat(house.call("event.offline.list", "auth_connector", "sync")
                        .result()
                        .values())
                .hasSize(1);
        assertThat(house.call("event.offline.list").result().values()).isEmpty();
        assertThat(house.call("event.get").result().at("0").at("connector_id").text())
                .isEqualTo("sync");
        assertThat(house.call(
                                "event.unbind",
                                "EVENT",
                                "ONCRMDEALADD",
                                "EVENT_TYPE",
                                "offline",
                                "auth_connector",
                                "sync")
                        .result()
                        .at("count")
                        .number())
                .isEqualTo(1);
    }

    @Test
    void contactsAreReadWithTheirPhones() {
        long id = house.portal
                .crm()
                .addContact(Map.of("NAME", "Ann", "PHONE", "+1555"), Crm.Actor.user(house.admin.id()))
                .id();

        PhpValue contact = house.call("crm.contact.get", "id", id).result();

        assertThat(contact.at("PHONE").at("0").at("VALUE").text()).isEqualTo("+1555");
        assertThat(contact.at("HAS_PHONE").text()).isEqualTo("Y");
    }
}
