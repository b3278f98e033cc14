package io.github.imbot4j.registration;

import static io.github.imbot4j.registration.SampleBots.URL;
import static io.github.imbot4j.registration.SampleBots.bot;
import static io.github.imbot4j.registration.SampleBots.command;
import static io.github.imbot4j.registration.SampleBots.pictured;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.generation.Generations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many steps to a request. */
class BatchedRunTest {

    private final Registration registration = new Registration();

    @Test
    void eightBotsWithFortyFiveCommandsTakeThreeRequestsAndThenOne() {
        registration.run(Registration.eight("Word"));

        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list", "batch", "batch");
        assertThat(registration.portal.methods().subList(1, 9)).containsOnly("imbot.register");
        assertThat(registration.portal.methods().subList(9, 54)).containsOnly("imbot.command.register");
        assertThat(registration.portal.methods().subList(54, 56)).containsOnly("event.bind");
        assertThat(registration.commandsThere()).isEqualTo(45);
        assertThat(registration.commandsRemembered()).isEqualTo(45);
        assertThat(registration.portal.bindings).hasSize(2);

        assertThat(registration.run(Registration.eight("Word")).isEmpty()).isTrue();
        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list");
    }

    @Test
    void anUpdateTravelsTogetherToo() {
        registration.run(Registration.eight("Word"));

        registration.run(Registration.eight("New"));

        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(registration.portal.methods()).hasSize(46);
        assertThat(registration.portal.bots.values())
                .allSatisfy(bot -> assertThat(bot.command("word0", "LANG")).contains("TITLE=New 0"));
    }

    @Test
    void noMoreThanFiftyTravelTogether() {
        registration.run(bot("a", Registration.commands(120, "Word")));

        assertThat(registration.portal.requests())
                .containsExactly("imbot.bot.list", "imbot.register", "batch", "batch", "batch");
        assertThat(registration.commandsRemembered()).isEqualTo(120);
    }

    @Test
    void oneOrTwoGoSingly() {
        registration.run(bot("a", Registration.commands(3, "Word")));

        registration.run(bot("a", command("word0", "New"), command("word1", "New"), command("word2", "Word 2")));

        assertThat(registration.portal.requests())
                .containsExactly("imbot.bot.list", "imbot.command.update", "imbot.command.update");
    }

    @Test
    void whatCouldBeTakenForAReferenceGoesAlone() {
        registration.run(bot(
                "a",
                command("x", "X"),
                command("y", "Shows $result[c0] & more"),
                command("z", "50% + 1 = #2?"),
                command("q", "Вопрос")));

        assertThat(registration.portal.requests())
                .containsExactly("imbot.bot.list", "imbot.register", "batch", "imbot.command.register");
        FakePortal.FakeBot made = registration.portal.bots.values().iterator().next();
        assertThat(made.command("y", "LANG")).contains("TITLE=Shows $result[c0] & more");
        assertThat(made.command("z", "LANG")).contains("TITLE=50% + 1 = #2?");
        assertThat(made.command("q", "LANG")).contains("TITLE=Вопрос");
        assertThat(registration.commandsRemembered()).isEqualTo(4);
    }

    @Test
    void aLargePictureGoesAlone() {
        registration.run(pictured("a", "A+/=".repeat(30_000)), bot("b"), bot("c"), bot("d"));

        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list", "imbot.register", "batch");
        assertThat(registration.ledger().bots()).containsOnlyKeys("a", "b", "c", "d");
    }

    @Test
    void commandsThatAreGoneAreMadeAgainTogether() {
        registration.run(bot("a", Registration.commands(5, "Word")));
        registration.portal.bots.values().forEach(bot -> bot.commands.clear());

        registration.run(bot("a", Registration.commands(5, "New")));

        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list", "batch", "batch");
        assertThat(registration.wordsOf("a")).hasSize(5);
        assertThat(registration.run(bot("a", Registration.commands(5, "New"))).isEmpty())
                .isTrue();
    }

    @Test
    void bindingsThatExistAreTakenForSuccess() {
        registration.portal.bindings.add(List.of("OnAppUpdate", URL));

        registration.run(bot("a"));

        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(registration.ledger().bindings()).containsOnlyKeys("OnAppUpdate", "OnAppUninstall");
    }

    @Test
    void idsMayBeTextsInABatchToo() {
        registration.portal.numericStrings = true;
        registration.run(bot("a", Registration.commands(5, "Word")), bot("b"), bot("c"));

        assertThat(registration
                        .run(bot("a", Registration.commands(5, "Word")), bot("b"), bot("c"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theLedgerIsStoredAfterEachRequestThatChangedAnything() {
        List<Ledger> saved = new ArrayList<>();
        Ledgers watched = new Ledgers() {
            @Override
            public Ledger load(PortalId id) {
                return registration.ledgers.load(id);
            }

            @Override
            public void save(Ledger ledger) {
                saved.add(ledger);
                registration.ledgers.save(ledger);
            }
        };

        new Registrar(
                        List.of(Registration.eight("Word")),
                        URL,
                        id -> registration.portal.rest(),
                        watched,
                        Generations.all())
                .reconcile(FakePortal.tenant());

        assertThat(saved).hasSize(2);
        assertThat(saved.get(0).bots())
                .hasSize(8)
                .allSatisfy((code, bot) -> assertThat(bot.commands()).isEmpty());
        assertThat(saved.get(1)).isEqualTo(registration.ledger());
    }

    @Test
    void everythingIsSaidInABatchAsItIsAlone() {
        registration.run(bot("a", Registration.commands(3, "Word")));
        Map<String, Object> together = fields();
        registration.portal.bots.clear();
        registration.ledgers.save(Ledger.empty(FakePortal.ID));
        registration.portal.refuseNext("batch", 404, "ERROR_METHOD_NOT_FOUND");
        registration.run(bot("a", Registration.commands(3, "Word")));

        assertThat(registration.portal.requests()).contains("imbot.command.register");
        assertThat(fields()).isEqualTo(together);
    }

    private Map<String, Object> fields() {
        FakePortal.FakeBot made = registration.portal.bots.values().iterator().next();
        return Map.of("bot", String.valueOf(made.fields.get("PROPERTIES")), "LANG", made.command("word1", "LANG"));
    }

    @Test
    void callsCarryTheIdsOfTheBatchBefore() {
        registration.run(Registration.eight("Word"));

        assertThat(registration.portal.calls.stream()
                        .filter(call -> call.method().equals("imbot.command.register")))
                .extracting(BatchedRunTest::botId)
                .hasSameElementsAs(registration.portal.bots.keySet());
    }

    private static long botId(Call call) {
        return Long.parseLong(String.valueOf(call.params().get("BOT_ID")));
    }
}
