package io.github.imbot4j.registration;

import static io.github.imbot4j.registration.SampleBots.URL;
import static io.github.imbot4j.registration.SampleBots.bot;
import static io.github.imbot4j.registration.SampleBots.command;
import static io.github.imbot4j.registration.SampleBots.common;
import static io.github.imbot4j.registration.SampleBots.pictured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.LimitException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.UnknownOutcomeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many steps to a request. */
class BatchedRunTest {

    private final FakePortal portal = new FakePortal();
    private final MemoryLedgers ledgers = new MemoryLedgers();

    private Plan run(BotModel... bots) {
        return run(portal.rest(), bots);
    }

    private Plan run(Rest rest, BotModel... bots) {
        portal.calls.clear();
        portal.posts.clear();
        return new Registrar(List.of(bots), URL, id -> rest, ledgers).reconcile(FakePortal.tenant());
    }

    private static BotModel[] eight(String title) {
        return IntStream.range(0, 8)
                .mapToObj(i -> bot("bot" + i, commands(i == 0 ? 10 : 5, title)))
                .toArray(BotModel[]::new);
    }

    private static CommandModel[] commands(int count, String title) {
        return IntStream.range(0, count)
                .mapToObj(i -> command("word" + i, title + " " + i))
                .toArray(CommandModel[]::new);
    }

    private Ledger ledger() {
        return ledgers.load(FakePortal.ID);
    }

    private long commandsRemembered() {
        return ledger().bots().values().stream()
                .mapToInt(bot -> bot.commands().size())
                .sum();
    }

    private long commandsThere() {
        return portal.bots.values().stream()
                .mapToInt(bot -> bot.commands.size())
                .sum();
    }

    private List<String> wordsOf(String code) {
        return portal.bots.values().stream()
                .filter(bot -> bot.code.equals(code))
                .flatMap(bot -> bot.commands.keySet().stream())
                .toList();
    }

    @Test
    void eightBotsWithFortyFiveCommandsTakeThreeRequestsAndThenOne() {
        run(eight("Word"));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "batch", "batch");
        assertThat(portal.methods().subList(1, 9)).containsOnly("imbot.register");
        assertThat(portal.methods().subList(9, 54)).containsOnly("imbot.command.register");
        assertThat(portal.methods().subList(54, 56)).containsOnly("event.bind");
        assertThat(commandsThere()).isEqualTo(45);
        assertThat(commandsRemembered()).isEqualTo(45);
        assertThat(portal.bindings).hasSize(2);

        assertThat(run(eight("Word")).isEmpty()).isTrue();
        assertThat(portal.requests()).containsExactly("imbot.bot.list");
    }

    @Test
    void anUpdateTravelsTogetherToo() {
        run(eight("Word"));

        run(eight("New"));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(portal.methods()).hasSize(46);
        assertThat(portal.bots.values())
                .allSatisfy(bot -> assertThat(bot.command("word0", "LANG")).contains("TITLE=New 0"));
    }

    @Test
    void noMoreThanFiftyTravelTogether() {
        run(bot("a", commands(120, "Word")));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "imbot.register", "batch", "batch", "batch");
        assertThat(commandsRemembered()).isEqualTo(120);
    }

    @Test
    void oneOrTwoGoSingly() {
        run(bot("a", commands(3, "Word")));

        run(bot("a", command("word0", "New"), command("word1", "New"), command("word2", "Word 2")));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "imbot.command.update", "imbot.command.update");
    }

    @Test
    void whatCouldBeTakenForAReferenceGoesAlone() {
        run(bot(
                "a",
                command("x", "X"),
                command("y", "Shows $result[c0] & more"),
                command("z", "50% + 1 = #2?"),
                command("q", "Вопрос")));

        assertThat(portal.requests())
                .containsExactly("imbot.bot.list", "imbot.register", "batch", "imbot.command.register");
        FakePortal.FakeBot made = portal.bots.values().iterator().next();
        assertThat(made.command("y", "LANG")).contains("TITLE=Shows $result[c0] & more");
        assertThat(made.command("z", "LANG")).contains("TITLE=50% + 1 = #2?");
        assertThat(made.command("q", "LANG")).contains("TITLE=Вопрос");
        assertThat(commandsRemembered()).isEqualTo(4);
    }

    @Test
    void aLargePictureGoesAlone() {
        run(pictured("a", "A+/=".repeat(30_000)), bot("b"), bot("c"), bot("d"));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "imbot.register", "batch");
        assertThat(ledger().bots()).containsOnlyKeys("a", "b", "c", "d");
    }

    @Test
    void aRefusedCommandKeepsOthersOfItsBatchAndEndsItsBot() {
        portal.refuseNext("imbot.command.register", 400, "LANG_ERROR");

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class, () -> run(bot("a", commands(60, "Word")), bot("b", commands(2, "Word"))));

        assertThat(e.problems())
                .singleElement()
                .asString()
                .contains("+ command /word0 of a")
                .contains("LANG_ERROR");
        // Those of the bot that had not left yet stay at home; those beside the refused one are there and remembered.
        assertThat(wordsOf("a")).hasSize(49);
        assertThat(wordsOf("b")).containsExactly("word0", "word1");
        assertThat(commandsRemembered()).isEqualTo(commandsThere());
        assertThat(portal.bindings).hasSize(2);

        run(bot("a", commands(60, "Word")), bot("b", commands(2, "Word")));
        assertThat(commandsRemembered()).isEqualTo(62);
    }

    @Test
    void everyRefusalInABatchIsTold() {
        portal.refuseNext("imbot.command.register", 400, "LANG_ERROR");
        portal.refuseNext("imbot.command.register", 400, "COMMAND_ERROR");

        RegistrationException e =
                catchThrowableOfType(RegistrationException.class, () -> run(bot("a", commands(3, "Word"))));

        assertThat(e.problems()).hasSize(2);
        assertThat(e).hasMessageContaining("LANG_ERROR").hasMessageContaining("COMMAND_ERROR");
        assertThat(wordsOf("a")).containsExactly("word2");
    }

    @Test
    void aBotThatIsAnotherAppsIsToldOnceAndForgotten() {
        run(bot("a", commands(5, "Word")), bot("b", commands(5, "Word")));
        for (int i = 0; i < 5; i++) {
            portal.refuseNext("imbot.command.update", 400, "APP_ID_ERROR");
        }

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class, () -> run(bot("a", commands(5, "New")), bot("b", commands(5, "New"))));

        assertThat(e.problems()).singleElement().asString().contains("bot \"a\": another app");
        assertThat(ledger().bots()).containsOnlyKeys("b");
        assertThat(run(bot("b", commands(5, "New"))).isEmpty()).isTrue();
    }

    @Test
    void anAnswerForABotForgottenInTheSameBatchIsLeftAside() {
        run(bot("a", commands(5, "Word")));
        portal.refuseNext("imbot.command.update", 400, "APP_ID_ERROR");

        assertThatThrownBy(() -> run(bot("a", commands(5, "New")))).isInstanceOf(RegistrationException.class);

        assertThat(ledger().bots()).isEmpty();
    }

    @Test
    void botsOfOthersGetNoCommandsThoughTheyAreFoundTogether() {
        List.of("a", "b", "c").forEach(code -> portal.addBot(code, "app.another"));

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class,
                () -> run(bot("a", commands(3, "Word")), bot("b"), bot("c"), bot("mine", commands(3, "Word"))));

        assertThat(e.problems()).hasSize(3).allMatch(problem -> problem.contains("another app on this portal"));
        assertThat(ledger().bots()).containsOnlyKeys("mine");
        assertThat(portal.methods().stream().filter("imbot.command.register"::equals))
                .hasSize(3);
    }

    @Test
    void botsBeyondTheLimitAreLeftOutAndThoseThatAreThereAreFound() {
        run(bot("a"), bot("b"));
        new Registrar(List.of(), URL, id -> portal.rest(), ledgers).forget(FakePortal.ID);
        portal.botLimit = 2;

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class, () -> run(bot("a"), bot("b"), bot("c", commands(3, "Word"))));

        assertThat(e.problems()).singleElement().asString().contains("\"c\"").contains("no more bots");
        assertThat(ledger().bots()).containsOnlyKeys("a", "b");
    }

    @Test
    void roomIsMadeInTheRequestThatMakesBots() {
        portal.botLimit = 2;
        run(bot("old1"), bot("old2"));

        run(bot("young1"), bot("young2"));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(ledger().bots()).containsOnlyKeys("young1", "young2");
    }

    @Test
    void commandsThatAreGoneAreMadeAgainTogether() {
        run(bot("a", commands(5, "Word")));
        portal.bots.values().forEach(bot -> bot.commands.clear());

        run(bot("a", commands(5, "New")));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "batch", "batch");
        assertThat(wordsOf("a")).hasSize(5);
        assertThat(run(bot("a", commands(5, "New"))).isEmpty()).isTrue();
    }

    @Test
    void aCommandIsNotMadeAnewWhenItsOldOneWasNotDeleted() {
        run(bot("a", command("x", "X"), command("y", "Y"), command("z", "Z")));
        portal.refuseNext("imbot.command.unregister", 400, "WRONG_REQUEST");

        assertThatThrownBy(() -> run(bot("a", common("x", "X"), common("y", "Y"), common("z", "Z"))))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("- command /x of a");

        assertThat(ledger().bot("a").command("x").common()).isFalse();
        run(bot("a", common("x", "X"), common("y", "Y"), common("z", "Z")));
        assertThat(ledger().bot("a").commands().values()).allMatch(command -> command.common());
        assertThat(portal.bots.values().iterator().next().command("x", "COMMON"))
                .isEqualTo("Y");
    }

    @Test
    void bindingsThatExistAreTakenForSuccess() {
        portal.bindings.add(List.of("OnAppUpdate", URL));

        run(bot("a"));

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(ledger().bindings()).containsOnlyKeys("OnAppUpdate", "OnAppUninstall");
    }

    @ParameterizedTest
    @CsvSource({"401,expired_token", "503,QUERY_LIMIT_EXCEEDED", "429,OPERATION_TIME_LIMIT"})
    void whatDidNotRunInABatchGoesAloneAndThenTheRestTogether(int status, String code) {
        for (int i = 0; i < 9; i++) {
            portal.refuseNext("imbot.command.register", status, code);
        }

        run(bot("a", commands(10, "Word")));

        assertThat(portal.requests())
                .containsExactly("imbot.bot.list", "imbot.register", "batch", "imbot.command.register", "batch");
        assertThat(wordsOf("a")).hasSize(10);
        assertThat(commandsRemembered()).isEqualTo(10);
    }

    @Test
    void aMethodThatHasUsedUpItsTimeEndsTheRunAndKeepsWhatRan() {
        for (int i = 0; i < 4; i++) {
            portal.refuseNext("imbot.command.register", 429, "OPERATION_TIME_LIMIT");
        }

        assertThatThrownBy(() -> run(bot("a", command("w", "W"), command("x", "X"), command("y", "Y"))))
                .isInstanceOf(LimitException.class);

        assertThat(portal.requests())
                .containsExactly("imbot.bot.list", "imbot.register", "batch", "imbot.command.register");
        assertThat(ledger().bots()).containsOnlyKeys("a");
        assertThat(ledger().bindings()).hasSize(2);
    }

    @Test
    void aCallThatMayHaveRunEndsTheRunAndKeepsWhatRanBesideIt() {
        portal.refuseNext("imbot.register", 500, "INTERNAL_SERVER_ERROR");

        assertThatThrownBy(() -> run(eight("Word"))).isInstanceOf(UnknownOutcomeException.class);

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(ledger().bots()).hasSize(7).doesNotContainKey("bot0");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aBatchThatIsNotAnsweredEndsTheRun(int status) {
        portal.answerNext("batch", status, "<html>Bad gateway</html>");

        assertThatThrownBy(() -> run(eight("Word"))).isInstanceOf(RestException.class);

        assertThat(portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(ledger().bots()).isEmpty();
    }

    @Test
    void aBatchBeyondTheLimitEndsTheRunAfterTheUsualAttempts() {
        for (int i = 0; i < 5; i++) {
            portal.refuseNext("batch", 503, "QUERY_LIMIT_EXCEEDED");
        }

        assertThatThrownBy(() -> run(eight("Word"))).isInstanceOf(LimitException.class);

        assertThat(portal.requests()).hasSize(6);
        assertThat(portal.bots).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "405,ERROR_BATCH_METHOD_NOT_ALLOWED",
        "404,ERROR_METHOD_NOT_FOUND",
        "429,OPERATION_TIME_LIMIT",
        "403,ACCESS_DENIED"
    })
    void aPortalThatTakesNoBatchIsCalledSingly(int status, String code) {
        portal.refuseNext("batch", status, code);

        run(eight("Word"));

        assertThat(portal.requests().stream().filter("batch"::equals)).hasSize(1);
        assertThat(portal.requests()).hasSize(1 + 1 + 8 + 45 + 2);
        assertThat(commandsRemembered()).isEqualTo(45);
    }

    @Test
    void aBatchThatSaysNothingOfACallIsAProblemOfThatCall() {
        portal.answerNext("batch", 200, "{\"result\":{\"result\":{\"c0\":7,\"c2\":9},\"result_error\":[]}}");

        assertThatThrownBy(() -> run(bot("a"), bot("b"), bot("c")))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("+ bot b")
                .hasMessageContaining("says nothing of this call");

        assertThat(ledger().bots()).containsOnlyKeys("a", "c");
    }

    @Test
    void idsMayBeTextsInABatchToo() {
        portal.numericStrings = true;
        run(bot("a", commands(5, "Word")), bot("b"), bot("c"));

        assertThat(run(bot("a", commands(5, "Word")), bot("b"), bot("c")).isEmpty())
                .isTrue();
    }

    /** Whether the request ran before the process died or the line broke; nothing was stored of it either way. */
    @ParameterizedTest
    @CsvSource({"1,true", "2,true", "3,true", "2,false", "3,false", "4,true"})
    void aRunThatBrokeOffAtAnyRequestIsRepaired(int request, boolean ran) {
        AtomicInteger left = new AtomicInteger(request);
        Rest breaking = call -> {
            if (left.decrementAndGet() == 0) {
                if (ran) {
                    portal.rest().call(call);
                }
                throw RestException.of(call.method(), "portal", new HttpFailure(true, "the connection broke"));
            }
            return portal.rest().call(call);
        };
        try {
            run(breaking, eight("Word"));
        } catch (UnknownOutcomeException e) {
            assertThat(e).hasMessageContaining("the connection broke");
        }

        run(eight("Word"));

        assertThat(portal.bots).hasSize(8);
        assertThat(commandsThere()).isEqualTo(45);
        assertThat(commandsRemembered()).isEqualTo(45);
        assertThat(portal.requests()).hasSizeLessThanOrEqualTo(6);
        assertThat(run(eight("Word")).isEmpty()).isTrue();
    }

    @Test
    void theLedgerIsStoredAfterEachRequestThatChangedAnything() {
        List<Ledger> saved = new ArrayList<>();
        Ledgers watched = new Ledgers() {
            @Override
            public Ledger load(PortalId id) {
                return ledgers.load(id);
            }

            @Override
            public void save(Ledger ledger) {
                saved.add(ledger);
                ledgers.save(ledger);
            }
        };

        new Registrar(List.of(eight("Word")), URL, id -> portal.rest(), watched).reconcile(FakePortal.tenant());

        assertThat(saved).hasSize(2);
        assertThat(saved.get(0).bots())
                .hasSize(8)
                .allSatisfy((code, bot) -> assertThat(bot.commands()).isEmpty());
        assertThat(saved.get(1)).isEqualTo(ledger());
    }

    @Test
    void everythingIsSaidInABatchAsItIsAlone() {
        run(bot("a", commands(3, "Word")));
        Map<String, Object> together = fields();
        portal.bots.clear();
        new Registrar(List.of(), URL, id -> portal.rest(), ledgers).forget(FakePortal.ID);
        portal.refuseNext("batch", 404, "ERROR_METHOD_NOT_FOUND");
        run(bot("a", commands(3, "Word")));

        assertThat(portal.requests()).contains("imbot.command.register");
        assertThat(fields()).isEqualTo(together);
    }

    private Map<String, Object> fields() {
        FakePortal.FakeBot made = portal.bots.values().iterator().next();
        return Map.of("bot", String.valueOf(made.fields.get("PROPERTIES")), "LANG", made.command("word1", "LANG"));
    }

    @Test
    void callsCarryTheIdsOfTheBatchBefore() {
        run(eight("Word"));

        assertThat(portal.calls.stream().filter(call -> call.method().equals("imbot.command.register")))
                .extracting(BatchedRunTest::botId)
                .hasSameElementsAs(portal.bots.keySet());
    }

    private static long botId(Call call) {
        return Long.parseLong(String.valueOf(call.params().get("BOT_ID")));
    }
}
