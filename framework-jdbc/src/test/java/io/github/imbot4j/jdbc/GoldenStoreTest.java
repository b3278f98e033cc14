package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.install.PendingInstall;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the tables: events, dead letters, calls, sessions, timers, tenants and ledgers. */
class GoldenStoreTest {

    private static final PortalId PORTAL = SampleEvents.PORTAL;

    /** Not data of a portal, or written as it comes. */
    private static final List<String> LEFT_OUT = List.of("imbot_schema", "sqlite_sequence", "nodes", "keys");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();

    private JdbcStore open() {
        return JdbcStore.open(
                new JdbcStore.Place("sqlite:data/imbot.db", folder, folder.resolve("data"), Map.of()), clock);
    }

    private static InboxEntry entry(String key, String dialog) {
        MessageReceived event = SampleEvents.message("Hello");
        return new InboxEntry(key, new Lane(PORTAL, "greeter", dialog), event, key.equals("a") ? "c2VhbGVk" : "");
    }

    private static OutgoingCall call(String method, Priority priority) {
        Lane lane = new Lane(PORTAL, "greeter", "27");
        return OutgoingCall.of(lane, Call.of(method).with("MESSAGE", "Hi").with("BOT_ID", 567L))
                .with(priority);
    }

    private EventEffects effects() {
        List<OutgoingCall> calls = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            calls.add(call("imbot.message.add", priority));
        }
        calls.add(new OutgoingCall(
                calls.get(0).lane(),
                Call.of("imbot.message.update").with("MESSAGE_ID", 5),
                Optional.of(Call.of("imbot.message.add")),
                Priority.EDIT,
                "edit:5",
                "message:27:card"));
        SessionKey key = new SessionKey(PORTAL, "greeter", "27", 27);
        return new EventEffects(
                calls,
                List.of(new SessionChange.Put(
                        key, "{}", Optional.of(clock.instant().plus(Duration.ofDays(1))))),
                List.of(new TimerChange.Set(
                        "user/27/tea", clock.instant().plus(Duration.ofHours(1)), entry("timer/1", "27"))));
    }

    @Test
    void areWrittenAsBefore() {
        Tenant tenant = SampleTenants.of(PORTAL);
        Ledger ledger = new Ledger(PORTAL, Map.of(), Map.of("OnAppUpdate", "https://bots.example.com/event"), "ru");
        PendingInstall pending = new PendingInstall(
                "one", "acme1", "192.0.2.1", "event=ONAPPINSTALL".getBytes(StandardCharsets.US_ASCII), clock.instant());
        try (JdbcStore store = open()) {
            store.tenants().save(tenant);
            store.ledgers().save(ledger);
            store.pendingInstalls().add(pending);
            Journal journal = store.journal();
            journal.accept(List.of(entry("a", "27"), entry("b", "28"), entry("c", "29")));
            journal.complete(claim(journal, "a"), effects());
            journal.fail(claim(journal, "b"), "INCIDENT", "No coffee left.", EventEffects.DONE);
        }

        Golden.check("store.txt", String.join("\n", rows()));

        try (JdbcStore store = open()) {
            assertThat(store.tenants().find(PORTAL)).contains(tenant);
            assertThat(store.ledgers().load(PORTAL)).isEqualTo(ledger);
            assertThat(store.records().inbox(new Filter(Optional.empty(), "DEAD", 10)))
                    .singleElement()
                    .satisfies(dead -> assertThat(dead.entry()).contains(entry("b", "28")));
            assertThat(store.records().outbox(new Filter(Optional.empty(), "", 10)))
                    .extracting(one -> one.call().orElseThrow())
                    .containsExactlyElementsOf(effects().calls());
        }
    }

    private static ClaimedEvent claim(Journal journal, String key) {
        ClaimedEvent claimed = journal.claim(owner -> true, Duration.ZERO).orElseThrow();
        assertThat(claimed.entry().key()).isEqualTo(key);
        return claimed;
    }

    private List<String> rows() {
        List<String> lines = new ArrayList<>();
        StoreAddress address = StoreAddress.of("sqlite:data/imbot.db", folder, Map.of());
        try (Database database = Database.of(address, 1)) {
            List<String> tables = database.read(
                    db -> db.createQuery("select name from sqlite_master where type = 'table' order by name")
                            .mapTo(String.class)
                            .list());
            for (String table : tables) {
                if (!LEFT_OUT.contains(table)) {
                    List<Map<String, Object>> rows = database.read(db ->
                            db.createQuery("select * from " + table).mapToMap().list());
                    lines.add("== " + table);
                    rows.stream().map(GoldenStoreTest::plain).sorted().forEach(lines::add);
                }
            }
        }
        return lines;
    }

    /** What is sealed is another text each time; a lane's owner and holder are this process. */
    private static String plain(Map<String, Object> row) {
        Map<String, String> plain = new TreeMap<>();
        row.forEach((column, value) -> plain.put(
                column,
                List.of("owner", "holder", "held_by", "held_until").contains(column)
                        ? "…"
                        : String.valueOf(value).replaceAll("^v1:.*", "SEALED")));
        return plain.toString();
    }
}
