package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Call;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look at a store, with a program working at it and without. */
class StoreCommandsTest {

    private static final PortalId ACME = new PortalId("acme1");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private JdbcStore open() {
        Path data = directory.resolve("data");
        return JdbcStore.open(
                new JdbcStore.Place("sqlite:" + data.resolve("imbot.db"), directory, data, Map.of()),
                Clock.systemUTC());
    }

    private String run(int code, String... args) {
        Console console = new Console(directory);
        assertThat(console.run(args)).as(console.out() + console.err()).isEqualTo(code);
        assertThat(console.err()).doesNotContain("\tat ", "Unexpected");
        return code == 0 ? console.out() : console.out() + console.err();
    }

    private static long deadLetter(JdbcStore store) {
        Event event = new AppUpdated(new Event.Origin(ACME, Instant.parse("2026-02-24T12:00:00Z"), "en"), "2", "1");
        store.journal().accept(List.of(new InboxEntry("key", Lane.ofApp(ACME), event)));
        ClaimedEvent claimedEvent = store.journal().claim(owner -> true, SOON).orElseThrow();
        store.journal().fail(claimedEvent, "3F9A", "No coffee left.", EventEffects.DONE);
        return claimedEvent.id();
    }

    private static long unknownCall(JdbcStore store) {
        store.journal()
                .put(List.of(OutgoingCall.of(
                        new Lane(ACME, "parrot", "27"),
                        Call.of("imbot.message.add").with("MESSAGE", "Hi"))));
        ClaimedCall claimed =
                store.journal().claimCalls((portal, ready) -> 1, SOON).get(0);
        store.journal().settle(List.of(new CallOutcome.Unknown(claimed, "the connection broke")));
        return claimed.id();
    }

    private static Tenant tenant() {
        return SampleTenants.of(new Portal(ACME, Endpoint.of("https://acme.bitrix24.com/rest/")), "hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox ls",
                "inbox show",
                "inbox replay",
                "inbox purge",
                "outbox ls",
                "outbox show",
                "outbox retry",
                "outbox drop",
                "portals ls",
                "portals show",
                "portals plan",
                "portals apply",
                "portals refresh",
                "portals prune",
                "portals forget",
                "migrate",
                "keys rotate",
                "inbox",
                "outbox",
                "portals",
                "keys"
            })
    void eachIsExplainedWithAnExample(String command) {
        assertThat(run(0, (command + " --help").split(" ", -1)))
                .startsWith("Usage: java -jar bots.jar " + command)
                .contains("Exit codes:")
                .containsPattern("Example:\\R.*java -jar bots.jar " + command);
    }

    @Test
    void aMigrationNamesTheOneThatIsPossible() {
        try (JdbcStore store = open()) {
            store.tenants().save(tenant());
        }
        String[] app = {"--client-id", "local.1", "--client-secret", "hush"};
        assertThat(run(1, with(app, "migrate", "v2", "v1", "acme1"))).contains("speak v1", "migrate v1 v2 acme1");
        assertThat(run(1, with(app, "migrate", "v1", "v3", "acme1"))).contains("migrate v1 v2 acme1");
        assertThat(run(1, with(app, "migrate", "v1", "v2", "acme1")))
                .contains("no bot is registered there", "--api v2");
        assertThat(run(1, with(app, "migrate", "v1", "v2", "nobody"))).contains("has not installed the app");
    }

    private static String[] with(String[] options, String... command) {
        return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
    }

    @Test
    void thePortalOfAWebhookIsListedWithoutItsSecret() {
        InboundWebhook webhook = InboundWebhook.of("https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/");
        Tenant tenant = SampleTenants.of(
                new Portal(webhook.portal(), webhook.endpoint()),
                Secret.of("root"),
                Credentials.of(webhook),
                Instant.parse("2026-11-30T20:00:00Z"));
        try (JdbcStore store = open()) {
            store.tenants().save(tenant);
        }
        String id = webhook.portal().memberId();
        assertThat(run(0, "portals", "ls"))
                .contains(id, "acme.bitrix24.com", "webhook")
                .doesNotContain("dbd5", "17/");
        assertThat(run(0, "portals", "show", id))
                .contains("\"credentials\" : \"webhook\"")
                .doesNotContain("dbd5", "17/", "root");
        assertThat(run(1, "portals", "refresh", id, "--client-id", "local.1", "--client-secret", "hush"))
                .contains("does not expire");
    }

    @Test
    void aDeadLetterIsSeenAndReplayedWhileTheProgramRuns() {
        try (JdbcStore store = open()) {
            long id = deadLetter(store);
            assertThat(run(0, "inbox", "ls")).contains("dead", "AppUpdated", "acme1", "Incident 3F9A: No coffee left.");
            assertThat(run(0, "inbox", "ls", "--state", "waiting")).isEqualToIgnoringNewLines("No events.");
            assertThat(run(0, "inbox", "ls", "--format", "json"))
                    .startsWith("[")
                    .contains("\"incident\" : \"3F9A\"", "\"type\" : \"AppUpdated\"");
            assertThat(run(0, "inbox", "show", "" + id)).contains("\"why\" : \"No coffee left.\"");

            assertThat(run(1, "inbox", "replay", "" + id, "999"))
                    .contains(id + " is handled again.", "999 is not a dead letter.");

            ClaimedEvent again = store.journal().claim(owner -> true, SOON).orElseThrow();
            assertThat(again.id()).isEqualTo(id);
            assertThat(again.attempt()).isEqualTo(1);
        }
    }

    @Test
    void aDeadLetterIsReplayedByTheNextStartAndPurgedWithoutOne() {
        long id;
        try (JdbcStore store = open()) {
            id = deadLetter(store);
        }
        assertThat(run(0, "inbox", "replay", "" + id, "--format", "json")).contains("\"done\" : true");
        try (JdbcStore store = open()) {
            ClaimedEvent again = store.journal().claim(owner -> true, SOON).orElseThrow();
            store.journal().fail(again, "", "Still none.", EventEffects.DONE);
        }
        assertThat(run(0, "inbox", "purge", "" + id)).contains("is deleted");
        assertThat(run(1, "inbox", "show", "" + id)).contains("There is no event " + id);
    }

    @Test
    void anUnknownCallIsSeenRetriedAndDropped() {
        try (JdbcStore store = open()) {
            long id = unknownCall(store);
            assertThat(run(0, "outbox", "ls", "--state", "unknown")).contains("imbot.message.add", "connection broke");
            assertThat(run(0, "outbox", "show", "" + id)).contains("\"MESSAGE\" : \"Hi\"");
            assertThat(run(0, "outbox", "retry", "" + id)).contains("is sent again");
            List<ClaimedCall> again = store.journal().claimCalls((portal, ready) -> 1, SOON);
            assertThat(again).extracting(ClaimedCall::id).containsExactly(id);
            assertThat(run(1, "outbox", "drop", "" + id)).contains("being sent");
            store.journal().settle(List.of(new CallOutcome.Refused(again.get(0), "no")));
            assertThat(run(0, "outbox", "drop", "" + id)).contains("is dropped");
            assertThat(run(0, "outbox", "ls")).isEqualToIgnoringNewLines("No calls.");
        }
    }

    private static long deadLetter(JdbcStore store, PortalId portal, String bot) {
        Event event = new AppUpdated(new Event.Origin(portal, Instant.parse("2026-02-24T12:00:00Z"), "en"), "2", "1");
        store.journal().accept(List.of(new InboxEntry(portal + bot, new Lane(portal, bot, "27"), event)));
        ClaimedEvent claimedEvent = store.journal().claim(owner -> true, SOON).orElseThrow();
        store.journal().fail(claimedEvent, "", "No coffee left.", EventEffects.DONE);
        return claimedEvent.id();
    }

    private static String lines(String text, String word) {
        return String.valueOf(text.lines().filter(line -> line.contains(word)).count());
    }

    @Test
    void deadLettersAreReplayedByWhatTheyHaveInCommonOnceSomebodySaysYes() {
        try (JdbcStore store = open()) {
            long one = deadLetter(store, ACME, "parrot");
            long two = deadLetter(store, ACME, "greeter");
            deadLetter(store, new PortalId("beta1"), "parrot");

            String dry = run(0, "inbox", "replay", "--portal", "acme1", "--dry-run");
            assertThat(dry).contains("2 events would be handled again.").doesNotContain("beta1", "--yes");
            assertThat(run(0, "inbox", "replay", "--all", "--dry-run", "--format", "json"))
                    .startsWith("[")
                    .contains("\"portal\" : \"beta1\"");
            assertThat(run(1, "inbox", "replay", "--portal", "acme1", "--bot", "parrot"))
                    .contains("1 event would be handled again. Add --yes to do it.");
            assertThat(lines(run(0, "inbox", "ls"), "dead")).isEqualTo("3");

            assertThat(run(0, "inbox", "replay", "--portal", "acme1", "--bot", "parrot", "--yes"))
                    .contains(one + " is handled again.");
            assertThat(store.journal().claim(owner -> true, SOON).orElseThrow().id())
                    .isEqualTo(one);
            assertThat(run(0, "inbox", "replay", "--older-than", "1h", "--yes")).contains("No events.");
            assertThat(run(0, "inbox", "replay", "--portal", "acme1", "--all", "--yes", "--format", "json"))
                    .contains("\"id\" : " + two, "\"done\" : true");
            assertThat(lines(run(0, "inbox", "ls"), "dead")).isEqualTo("1");
            assertThat(run(0, "inbox", "purge", "--all", "--yes")).contains("is deleted");
            assertThat(run(0, "inbox", "ls")).doesNotContain("beta1");
        }
    }

    @Test
    void asManyAsMostAreDoneAtOnceAndTheRestIsSaid() {
        try (JdbcStore store = open()) {
            long first = deadLetter(store, ACME, "parrot");
            deadLetter(store, ACME, "greeter");

            assertThat(run(0, "inbox", "purge", "--all", "--most", "1", "--yes"))
                    .contains(first + " is deleted.", "there may be more");
            assertThat(lines(run(0, "inbox", "ls"), "dead")).isEqualTo("1");
        }
    }

    @Test
    void callsAreRetriedAndDroppedByWhatTheyHaveInCommonButNoneThatWaitsUnlessNamed() {
        try (JdbcStore store = open()) {
            unknownCall(store);
            store.journal().put(List.of(OutgoingCall.of(new Lane(ACME, "parrot", "28"), Call.of("imbot.chat.leave"))));

            assertThat(run(0, "outbox", "drop", "--all", "--yes")).contains("is dropped");
            assertThat(run(0, "outbox", "ls")).contains("imbot.chat.leave").doesNotContain("imbot.message.add");
            assertThat(run(1, "outbox", "drop", "--state", "waiting")).contains("1 call would be dropped. Add --yes");
            assertThat(run(0, "outbox", "drop", "--state", "waiting", "--yes")).contains("is dropped");
            assertThat(run(0, "outbox", "ls")).isEqualToIgnoringNewLines("No calls.");

            long again = unknownCall(store);
            assertThat(run(0, "outbox", "retry", "--state", "refused", "--yes")).contains("No calls.");
            assertThat(run(0, "outbox", "retry", "--state", "unknown", "--bot", "parrot", "--yes"))
                    .contains(again + " is sent again.");
        }
    }

    @Test
    void whoDecidesHasToSayAboutWhat() {
        try (JdbcStore store = open()) {
            long id = deadLetter(store);
            assertThat(run(2, "inbox", "replay")).contains("Which events?", "--all");
            assertThat(run(2, "inbox", "replay", "" + id, "--all", "--yes")).contains("not both");
            assertThat(run(2, "inbox", "replay", "" + id, "--dry-run")).contains("--dry-run");
            assertThat(run(2, "inbox", "replay", "--state", "waiting", "--yes"))
                    .contains("\"waiting\"", "Write one of dead.");
            assertThat(run(2, "inbox", "replay", "--older-than", "soon")).contains("\"soon\"", "12h");
        }
    }

    @Test
    void listsAreNarrowedByBotAndAge() {
        try (JdbcStore store = open()) {
            deadLetter(store, ACME, "parrot");
            assertThat(run(0, "inbox", "ls", "--bot", "parrot")).contains("parrot");
            assertThat(run(0, "inbox", "ls", "--bot", "greeter")).isEqualToIgnoringNewLines("No events.");
            assertThat(run(0, "inbox", "ls", "--older-than", "1d")).isEqualToIgnoringNewLines("No events.");
        }
    }

    @Test
    void portalsAreListedWithoutTheirTokensAndForgottenOnlyWithAYes() {
        try (JdbcStore store = open()) {
            store.tenants().save(tenant());
        }
        assertThat(run(0, "portals", "ls"))
                .contains("acme1", "acme.bitrix24.com", "installed")
                .doesNotContain("hush");
        assertThat(run(0, "portals", "show", "acme1"))
                .contains("\"canRenew\" : true", "\"scope\" : \"imbot,im\"")
                .doesNotContain("hush");
        assertThat(run(1, "portals", "forget", "acme1")).contains("acme.bitrix24.com", "--yes");
        assertThat(run(0, "portals", "forget", "acme1", "--yes")).contains("is deleted");
        assertThat(run(1, "portals", "show", "acme1")).contains("has not installed the app");
        assertThat(run(0, "portals", "ls")).isEqualToIgnoringNewLines("No portals.");
    }

    @Test
    void keysAreRotated() {
        try (JdbcStore store = open()) {
            store.tenants().save(tenant());
            assertThat(run(0, "keys", "rotate")).contains("3 values encrypted with key ");
            assertThat(run(0, "keys", "rotate", "--again")).contains("0 values");
            assertThat(store.tenants().find(ACME)).contains(tenant());
        }
    }

    @Test
    void planApplyAndRefreshSayWhatKeepsThem() {
        try (JdbcStore store = open()) {
            store.tenants().save(tenant().uninstalled(Instant.parse("2026-02-25T12:00:00Z")));
        }
        for (String command : List.of("plan", "apply", "refresh")) {
            assertThat(run(2, "portals", command, "acme1")).contains("--client-id");
            String[] app = {"portals", command, "acme1", "--client-id", "local.1", "--client-secret", "hush"};
            assertThat(run(1, app)).contains("removed the app").doesNotContain("hush");
        }
    }

    @Test
    void whatIsWrongWithTheStoreIsSaidAndNamesItsSetting() {
        assertThat(run(2, "inbox", "ls")).contains("There is no store at", "imbot.db", "run", "--store");
        assertThat(run(2, "inbox", "ls", "--store", "memory")).contains("memory");
        assertThat(run(2, "inbox", "ls", "--store", "mysql://u:hush@h/d"))
                .contains("sqlite:data/imbot.db")
                .doesNotContain("hush");
        assertThat(run(2, "inbox", "ls", "--state", "deadish")).contains("dead, corrupt");
        assertThat(run(2, "inbox")).contains("No command given.");
    }

    @Test
    void aSecondServerOnTheSameFileIsRefused() {
        try (JdbcStore store = open()) {
            assertThat(run(2, "run", "--port", "0", "--host", "127.0.0.1", "--client-id", "l", "--client-secret", "s"))
                    .contains("Another process works at the store " + store.shown());
        }
    }
}
