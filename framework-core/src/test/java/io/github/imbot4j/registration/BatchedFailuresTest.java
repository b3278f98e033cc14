package io.github.imbot4j.registration;

import static io.github.imbot4j.registration.SampleBots.bot;
import static io.github.imbot4j.registration.SampleBots.command;
import static io.github.imbot4j.registration.SampleBots.common;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.LimitException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.UnknownOutcomeException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the portal refuses or leaves open of many steps in one request. */
class BatchedFailuresTest {

    private final Registration registration = new Registration();

    @Test
    void aRefusedCommandKeepsOthersOfItsBatchAndEndsItsBot() {
        registration.portal.refuseNext("imbot.command.register", 400, "LANG_ERROR");

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class,
                () -> registration.run(
                        bot("a", Registration.commands(60, "Word")), bot("b", Registration.commands(2, "Word"))));

        assertThat(e.problems())
                .singleElement()
                .asString()
                .contains("+ command /word0 of a")
                .contains("LANG_ERROR");
        // Those of the bot that had not left yet stay at home; those beside the refused one are there and remembered.
        assertThat(registration.wordsOf("a")).hasSize(49);
        assertThat(registration.wordsOf("b")).containsExactly("word0", "word1");
        assertThat(registration.commandsRemembered()).isEqualTo(registration.commandsThere());
        assertThat(registration.portal.bindings).hasSize(2);

        registration.run(bot("a", Registration.commands(60, "Word")), bot("b", Registration.commands(2, "Word")));
        assertThat(registration.commandsRemembered()).isEqualTo(62);
    }

    @Test
    void everyRefusalInABatchIsTold() {
        registration.portal.refuseNext("imbot.command.register", 400, "LANG_ERROR");
        registration.portal.refuseNext("imbot.command.register", 400, "COMMAND_ERROR");

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class, () -> registration.run(bot("a", Registration.commands(3, "Word"))));

        assertThat(e.problems()).hasSize(2);
        assertThat(e).hasMessageContaining("LANG_ERROR").hasMessageContaining("COMMAND_ERROR");
        assertThat(registration.wordsOf("a")).containsExactly("word2");
    }

    @Test
    void aBotThatIsAnotherAppsIsToldOnceAndForgotten() {
        registration.run(bot("a", Registration.commands(5, "Word")), bot("b", Registration.commands(5, "Word")));
        for (int i = 0; i < 5; i++) {
            registration.portal.refuseNext("imbot.command.update", 400, "APP_ID_ERROR");
        }

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class,
                () -> registration.run(
                        bot("a", Registration.commands(5, "New")), bot("b", Registration.commands(5, "New"))));

        assertThat(e.problems()).singleElement().asString().contains("bot \"a\": another app");
        assertThat(registration.ledger().bots()).containsOnlyKeys("b");
        assertThat(registration.run(bot("b", Registration.commands(5, "New"))).isEmpty())
                .isTrue();
    }

    @Test
    void anAnswerForABotForgottenInTheSameBatchIsLeftAside() {
        registration.run(bot("a", Registration.commands(5, "Word")));
        registration.portal.refuseNext("imbot.command.update", 400, "APP_ID_ERROR");

        assertThatThrownBy(() -> registration.run(bot("a", Registration.commands(5, "New"))))
                .isInstanceOf(RegistrationException.class);

        assertThat(registration.ledger().bots()).isEmpty();
    }

    @Test
    void botsOfOthersGetNoCommandsThoughTheyAreFoundTogether() {
        List.of("a", "b", "c").forEach(code -> registration.portal.addBot(code, "app.another"));

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class,
                () -> registration.run(
                        bot("a", Registration.commands(3, "Word")),
                        bot("b"),
                        bot("c"),
                        bot("mine", Registration.commands(3, "Word"))));

        assertThat(e.problems()).hasSize(3).allMatch(problem -> problem.contains("another app on this portal"));
        assertThat(registration.ledger().bots()).containsOnlyKeys("mine");
        assertThat(registration.portal.methods().stream().filter("imbot.command.register"::equals))
                .hasSize(3);
    }

    @Test
    void botsBeyondTheLimitAreLeftOutAndThoseThatAreThereAreFound() {
        registration.run(bot("a"), bot("b"));
        registration.ledgers.save(Ledger.empty(FakePortal.ID));
        registration.portal.botLimit = 2;

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class,
                () -> registration.run(bot("a"), bot("b"), bot("c", Registration.commands(3, "Word"))));

        assertThat(e.problems()).singleElement().asString().contains("\"c\"").contains("no more bots");
        assertThat(registration.ledger().bots()).containsOnlyKeys("a", "b");
    }

    @Test
    void aCommandIsNotMadeAnewWhenItsOldOneWasNotDeleted() {
        registration.run(bot("a", command("x", "X"), command("y", "Y"), command("z", "Z")));
        registration.portal.refuseNext("imbot.command.unregister", 400, "WRONG_REQUEST");

        assertThatThrownBy(() -> registration.run(bot("a", common("x", "X"), common("y", "Y"), common("z", "Z"))))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("- command /x of a");

        assertThat(registration.ledger().bot("a").command("x").common()).isFalse();
        registration.run(bot("a", common("x", "X"), common("y", "Y"), common("z", "Z")));
        assertThat(registration.ledger().bot("a").commands().values()).allMatch(command -> command.common());
        assertThat(registration.portal.bots.values().iterator().next().command("x", "COMMON"))
                .isEqualTo("Y");
    }

    @ParameterizedTest
    @CsvSource({"401,expired_token", "503,QUERY_LIMIT_EXCEEDED", "429,OPERATION_TIME_LIMIT"})
    void whatDidNotRunInABatchGoesAloneAndThenTheRestTogether(int status, String code) {
        for (int i = 0; i < 9; i++) {
            registration.portal.refuseNext("imbot.command.register", status, code);
        }

        registration.run(bot("a", Registration.commands(10, "Word")));

        assertThat(registration.portal.requests())
                .containsExactly("imbot.bot.list", "imbot.register", "batch", "imbot.command.register", "batch");
        assertThat(registration.wordsOf("a")).hasSize(10);
        assertThat(registration.commandsRemembered()).isEqualTo(10);
    }

    @Test
    void aMethodThatHasUsedUpItsTimeEndsTheRunAndKeepsWhatRan() {
        for (int i = 0; i < 4; i++) {
            registration.portal.refuseNext("imbot.command.register", 429, "OPERATION_TIME_LIMIT");
        }

        assertThatThrownBy(() -> registration.run(bot("a", command("w", "W"), command("x", "X"), command("y", "Y"))))
                .isInstanceOf(LimitException.class);

        assertThat(registration.portal.requests())
                .containsExactly("imbot.bot.list", "imbot.register", "batch", "imbot.command.register");
        assertThat(registration.ledger().bots()).containsOnlyKeys("a");
        assertThat(registration.ledger().bindings()).hasSize(2);
    }

    @Test
    void aCallThatMayHaveRunEndsTheRunAndKeepsWhatRanBesideIt() {
        registration.portal.refuseNext("imbot.register", 500, "INTERNAL_SERVER_ERROR");

        assertThatThrownBy(() -> registration.run(Registration.eight("Word")))
                .isInstanceOf(UnknownOutcomeException.class);

        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(registration.ledger().bots()).hasSize(7).doesNotContainKey("bot0");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aBatchThatIsNotAnsweredEndsTheRun(int status) {
        registration.portal.answerNext("batch", status, "<html>Bad gateway</html>");

        assertThatThrownBy(() -> registration.run(Registration.eight("Word"))).isInstanceOf(RestException.class);

        assertThat(registration.portal.requests()).containsExactly("imbot.bot.list", "batch");
        assertThat(registration.ledger().bots()).isEmpty();
    }

    @Test
    void aBatchBeyondTheLimitEndsTheRunAfterTheUsualAttempts() {
        for (int i = 0; i < 5; i++) {
            registration.portal.refuseNext("batch", 503, "QUERY_LIMIT_EXCEEDED");
        }

        assertThatThrownBy(() -> registration.run(Registration.eight("Word"))).isInstanceOf(LimitException.class);

        assertThat(registration.portal.requests()).hasSize(6);
        assertThat(registration.portal.bots).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "405,ERROR_BATCH_METHOD_NOT_ALLOWED",
        "404,ERROR_METHOD_NOT_FOUND",
        "429,OPERATION_TIME_LIMIT",
        "403,ACCESS_DENIED"
    })
    void aPortalThatTakesNoBatchIsCalledSingly(int status, String code) {
        registration.portal.refuseNext("batch", status, code);

        registration.run(Registration.eight("Word"));

        assertThat(registration.portal.requests().stream().filter("batch"::equals))
                .hasSize(1);
        assertThat(registration.portal.requests()).hasSize(1 + 1 + 8 + 45 + 2);
        assertThat(registration.commandsRemembered()).isEqualTo(45);
    }

    @Test
    void aBatchThatSaysNothingOfACallIsAProblemOfThatCall() {
        registration.portal.answerNext(
                "batch", 200, "{\"result\":{\"result\":{\"c0\":7,\"c2\":9},\"result_error\":[]}}");

        assertThatThrownBy(() -> registration.run(bot("a"), bot("b"), bot("c")))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("+ bot b")
                .hasMessageContaining("says nothing of this call");

        assertThat(registration.ledger().bots()).containsOnlyKeys("a", "c");
    }

    /** Whether the request ran before the process died or the line broke; nothing was stored of it either way. */
    @ParameterizedTest
    @CsvSource({"1,true", "2,true", "3,true", "2,false", "3,false", "4,true"})
    void aRunThatBrokeOffAtAnyRequestIsRepaired(int request, boolean ran) {
        AtomicInteger left = new AtomicInteger(request);
        Rest breaking = call -> {
            if (left.decrementAndGet() == 0) {
                if (ran) {
                    registration.portal.rest().call(call);
                }
                throw RestException.of(call.method(), "portal", new HttpFailure(true, "the connection broke"));
            }
            return registration.portal.rest().call(call);
        };
        try {
            registration.run(breaking, Registration.eight("Word"));
        } catch (UnknownOutcomeException e) {
            assertThat(e).hasMessageContaining("the connection broke");
        }

        registration.run(Registration.eight("Word"));

        assertThat(registration.portal.bots).hasSize(8);
        assertThat(registration.commandsThere()).isEqualTo(45);
        assertThat(registration.commandsRemembered()).isEqualTo(45);
        assertThat(registration.portal.requests()).hasSizeLessThanOrEqualTo(6);
        assertThat(registration.run(Registration.eight("Word")).isEmpty()).isTrue();
    }
}
