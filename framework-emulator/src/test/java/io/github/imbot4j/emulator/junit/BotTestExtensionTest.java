package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.model.BotFactory;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs tests that fail, and reads how they do. */
class BotTestExtensionTest {

    private static Events run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .execute()
                .allEvents();
    }

    private static List<Throwable> failures(Class<?> type) {
        return run(type).failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    private static Throwable failure(Class<?> type) {
        List<Throwable> failures = failures(type);
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    @Test
    void aFailureOfTheKitTellsWhatHappened() {
        assertThat(failure(Expecting.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("""
                        Expected the message to read:
                          "Hello, Eve!"
                        but was:
                          "Hello, Bob!"
                        """)
                .hasMessageContaining("---- here the test begins ----")
                .hasMessageContaining("Alice: /hello Bob")
                .hasMessageContaining("-> ONIMCOMMANDADD: 200")
                .hasMessageContaining("Greeter: Hello, Bob!")
                .hasMessageContaining("<- imbot.command.answer: 200");
    }

    @BotTest(Greeter.class)
    static class Expecting {

        @Test
        void anotherName(User alice, Dialog chat) {
            alice.says("/hello Bob");
            assertThat(chat).lastMessage().hasText("Hello, Eve!");
        }
    }

    @Test
    void anyOtherFailureCarriesTheTranscript() {
        Throwable failure = failure(FailingByItself.class);

        assertThat(failure).hasMessage("so it is");
        assertThat(failure.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("What happened:")
                .contains("Greeter: Hello, world!");
    }

    @BotTest(Greeter.class)
    static class FailingByItself {

        @Test
        void throwsWhatItLikes(User alice) {
            alice.says("/hello");
            throw new IllegalStateException("so it is");
        }

        @Test
        void isAborted(User alice) {
            assumeTrue(alice.id() < 0);
        }
    }

    @Test
    void botsWithProblemsRefuseToStart() {
        assertThat(failure(OfBrokenBots.class).getMessage()).contains("Write the command without it", "two.txt");
    }

    @BotTest({Broken.class, Unmakable.class})
    static class OfBrokenBots {

        @Test
        void never(User alice) {
            alice.says("Hello");
        }
    }

    @Bot(code = "broken", name = "Broken")
    static final class Broken {

        @Command("/hello")
        String hello() {
            return "Hello";
        }
    }

    @Bot(code = "unmakable", name = "Unmakable")
    static final class Unmakable {

        Unmakable() {
            throw new IllegalStateException("There is no two.txt.");
        }

        @OnMessage
        String hello() {
            return "Hello";
        }
    }

    @Test
    void aConstructorCannotHaveAUser() {
        assertThat(failure(Constructed.class))
                .hasMessageContaining("The constructor of Constructed asks for")
                .hasMessageContaining("of the test, or of a @BeforeEach method");
    }

    @BotTest(Greeter.class)
    static class Constructed {

        Constructed(User alice) {
            assertThat(alice).isNotNull();
        }

        @Test
        void never() {}
    }

    @Test
    void neitherCanBeforeAll() {
        assertThat(failure(PreparedOnce.class)).hasMessageContaining("PreparedOnce.prepare() asks for");
    }

    @BotTest(Greeter.class)
    static class PreparedOnce {

        @BeforeAll
        static void prepare(Portal portal) {
            assertThat(portal).isNotNull();
        }

        @Test
        void never() {}
    }

    @Test
    void aDialogWithOneOfSeveralBotsSaysWhich() {
        assertThat(failures(WithSeveral.class).stream().map(Throwable::getMessage))
                .anySatisfy(message -> assertThat(message)
                        .contains(
                                "WithSeveral.unnamed()",
                                "one of the bots greeter, pager; say which: @WithBot(\"greeter\")"))
                .anySatisfy(message ->
                        assertThat(message).contains("@WithBot(\"gretter\"), but the bots are greeter, pager."))
                .anySatisfy(message -> assertThat(message).contains("is both @Group and @OpenLine; leave one."))
                .anySatisfy(message -> assertThat(message).contains("two of @Client, @Extranet and @Admin"))
                .hasSize(4);
    }

    @BotTest({Greeter.class, Pager.class})
    static class WithSeveral {

        @Test
        void unnamed(Dialog chat) {
            assertThat(chat).isNotNull();
        }

        @Test
        void misspelt(@WithBot("gretter") Dialog chat) {
            assertThat(chat).isNotNull();
        }

        @Test
        void twoKinds(@Group @OpenLine Dialog chat) {
            assertThat(chat).isNotNull();
        }

        @Test
        void twoSorts(@Admin @Client User alice) {
            assertThat(alice).isNotNull();
        }
    }

    @Test
    void anOpenLineNeedsABotForIt() {
        assertThat(failure(WithoutOpenLines.class)).hasMessageContaining("@Bot(openLines = true)");
    }

    @BotTest(Greeter.class)
    static class WithoutOpenLines {

        @Test
        void never(@OpenLine Dialog line) {
            assertThat(line).isNotNull();
        }
    }

    @Test
    void runsInParallel() {
        Events events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(SideBySide.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .testEvents();

        events.assertStatistics(statistics -> statistics.succeeded(4));
    }

    @BotTest(Greeter.class)
    static class SideBySide {

        private static final CyclicBarrier TOGETHER = new CyclicBarrier(4);

        @RepeatedTest(4)
        void answers(User alice, Dialog chat, Greeter greeter) throws Exception {
            TOGETHER.await(60, TimeUnit.SECONDS);
            for (int i = 0; i < 10; i++) {
                alice.says("/hello " + i);
                assertThat(chat).lastMessage().hasText("Hello, " + i + "!");
            }
            assertThat(greeter.heard()).isEqualTo(10);
        }
    }

    @Test
    void isFoundThroughAnAnnotationOfOnesOwn() {
        run(Ours.class).assertStatistics(statistics -> statistics.failed(0).succeeded(3));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @BotTest(value = Greeter.class, factory = Counting.class)
    @interface GreeterTests {}

    static final class Counting implements BotFactory {

        @Override
        public <T> T create(Class<T> type) {
            return type.cast(new Greeter(java.time.Clock.systemUTC()));
        }
    }

    @GreeterTests
    static class Ours {

        private int before;

        @BeforeEach
        void count(Greeter greeter) {
            before = greeter.heard();
        }

        @Test
        void answers(User alice, Dialog chat) {
            alice.says("/hello");
            assertThat(chat).lastMessage().hasText("Hello, world!");
            assertThat(before).isZero();
        }
    }

    @Test
    void looksInThePackageOfTheTestWhenNothingIsNamed() {
        assertThat(failure(Unnamed.class).getMessage())
                .as("the broken bots of this package are found")
                .contains("bot 'broken'");
    }

    @BotTest
    static class Unnamed {

        @Test
        void never(User alice) {
            assertThat(alice).isNotNull();
        }
    }
}
