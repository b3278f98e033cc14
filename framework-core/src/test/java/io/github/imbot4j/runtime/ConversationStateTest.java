package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.DialogScoped;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.annotation.StateVersion;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.conversation.ConversationContext;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.scan.BotScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine.Parameters;

/** What somebody says is an answer to what they were asked, whatever happened meanwhile. */
@Timeout(60)
class ConversationStateTest {

    private static final SessionKey ALICE = new SessionKey(RunningSpine.PORTAL, "greeter", "27", 27);

    private final LogBook log = new LogBook();
    private RunningSpine running = new RunningSpine();
    private long messages = 1;

    enum PizzaSize {
        SMALL,
        LARGE
    }

    sealed interface Order {
        record Size() implements Order {}

        record Address(PizzaSize size) implements Order {}
    }

    record Cold(PizzaSize size) {}

    @Bot(code = "greeter", name = "Pizza")
    static final class Pizza {

        @Command(value = "pizza", title = "Order one")
        Next start() {
            return Next.to(new Order.Size(), text("Which size?"));
        }

        @OnMessage(state = Order.Size.class)
        Next size(PizzaSize size) {
            return Next.to(new Order.Address(size), text("Where to?")).timeoutAfter(Duration.ofMinutes(30));
        }

        @OnMessage(state = Order.Address.class)
        Next address(Order.Address step, Message message) {
            return Next.done(text(step.size(), " on its way to ", message.text(), "."));
        }

        @OnMessage(value = "stop", state = Order.Address.class)
        Next stop() {
            return Next.done(text("Stopped by its author."));
        }

        @Command(value = "remind", title = "Remind")
        Reply remind(@Parameters(index = "0") When when, @Parameters(index = "1..*") FreeText what) {
            return text("I will, ", when.spoken(), ": ", what);
        }

        @OnMessage
        Reply other(Message message) {
            return text("You said ", message.text());
        }
    }

    @AfterEach
    void stop() {
        running.close();
        log.close();
    }

    private static BotModel bot(Class<?> type) {
        return BotScanner.of(List.of(type))
                .make(BotScanner.byConstructor(), new Problems())
                .get(0);
    }

    private void start(Class<?> type) {
        running.close();
        running = new RunningSpine(bot(type)).installed();
    }

    private String says(String text) {
        return says(running, text);
    }

    private String says(RunningSpine spine, String text) {
        spine.portal.forgetCalls();
        int blank = text.indexOf(' ');
        String command = blank < 0 ? text : text.substring(0, blank);
        boolean known = command.equals("/pizza") || command.equals("/remind") || command.equals("/vote");
        spine.posted(
                known
                        ? Posts.command(
                                ++messages,
                                command.substring(1),
                                blank < 0 ? "" : text.substring(blank + 1),
                                "TEXTAREA")
                        : Posts.message(++messages, text));
        return heard(spine);
    }

    private static String heard(RunningSpine spine) {
        List<String> said = new ArrayList<>();
        for (String method : List.of("imbot.command.answer", "imbot.message.add")) {
            spine.portal.calls(method).forEach(call -> said.add(call.text("MESSAGE")));
        }
        return String.join(" | ", said);
    }

    @Test
    void goesFromStepToStep() {
        start(Pizza.class);

        assertThat(says("/pizza")).isEqualTo("Which size?");
        assertThat(says("large")).isEqualTo("Where to?");
        assertThat(says("Elm Street 5")).isEqualTo("Large on its way to Elm Street 5.");
        assertThat(says("thanks")).isEqualTo("You said thanks");
        assertThat(running.journal.session(ALICE)).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotFitIsAskedForAgain() {
        start(Pizza.class);
        says("/pizza");

        assertThat(says("lage"))
                .contains("\"lage\" is not one of Small, Large.", "Did you mean Large?")
                .doesNotContain("/lage");
        assertThat(says("LARGE")).isEqualTo("Where to?");
    }

    @Test
    void aCommandInBetweenRunsAndTheConversationWaitsOn() {
        start(Pizza.class);
        says("/pizza");

        assertThat(says("/remind 10m milk")).isEqualTo("I will, in 10 minutes: milk");
        assertThat(says("small")).isEqualTo("Where to?");
    }

    @Test
    void cancelLeavesUnlessTheAuthorTakesIt() {
        start(Pizza.class);
        says("/pizza");
        assertThat(says("/cancel")).isEqualTo("All right, cancelled.");
        assertThat(says("small")).isEqualTo("You said small");

        says("/pizza");
        says("small");
        assertThat(says("stop")).isEqualTo("Stopped by its author.");

        says("/pizza");
        assertThat(says("/отмена")).isEqualTo("All right, cancelled.");
        assertThat(says("/cancel")).isEqualTo("You said /cancel");
    }

    @Test
    void whatACommandLacksIsTheNextMessage() {
        start(Pizza.class);

        assertThat(says("/remind")).contains("I still need <when>");
        assertThat(says("ten o'bells")).contains(" for <when>");
        assertThat(says("10m")).contains("I still need <what>");
        assertThat(says("buy «good» milk")).isEqualTo("I will, in 10 minutes: buy «good» milk");
        assertThat(says("thanks")).isEqualTo("You said thanks");
    }

    @Test
    void aQuestionIsForgottenWhenAnotherCommandComesOrTimeHasPassed() {
        start(Pizza.class);
        says("/remind");
        says("/pizza");
        assertThat(says("small")).isEqualTo("Where to?");

        says("/remind");
        assertThat(says("/cancel")).isEqualTo("All right, cancelled.");
        assertThat(says("Elm Street")).isEqualTo("Small on its way to Elm Street.");

        says("/remind");
        running.pass(ConversationContext.QUESTION);
        assertThat(says("10m")).isEqualTo("You said 10m");
    }

    @Test
    void aStateNobodyAnswersIsLeftPolitely() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        running.portal.forgetCalls();

        running.pass(Duration.ofMinutes(30));
        running.settleInTime();

        assertThat(heard(running))
                .isEqualTo("I stopped waiting for an answer. Begin again with [send=/pizza]/pizza[/send]");
        assertThat(says("Elm Street")).isEqualTo("You said Elm Street");
    }

    @Test
    void aStateIsLeftPolitelyThoughTheProgramWasDownForDays() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        running.portal.forgetCalls();

        running.pass(Duration.ofDays(20));
        running.settleInTime();

        assertThat(heard(running)).startsWith("I stopped waiting for an answer.");
        assertThat(running.journal.session(ALICE)).isEmpty();
    }

    @Test
    void aMessageThatComesDaysTooLateIsNoAnswerThoughNobodySaidSoYet() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        running.portal.forgetCalls();

        running.hold();
        running.receive(Posts.message(++messages, "Hello again"));
        running.clock.advance(Duration.ofDays(20));
        running.release();
        running.settleInTime();

        assertThat(heard(running)).startsWith("You said Hello again | I stopped waiting for an answer.");
    }

    @Test
    void aMessageThatComesDaysTooLateAndLacksAnArgumentKeepsNobodyFromSayingSo() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        running.portal.forgetCalls();

        running.hold();
        running.receive(Posts.command(++messages, "remind", "", "TEXTAREA"));
        running.receive(Posts.message(++messages, "soon"));
        running.clock.advance(Duration.ofDays(20));
        running.release();
        running.settleInTime();

        assertThat(heard(running)).contains("I still need <when>", " for <when>", "I stopped waiting for an answer.");
        assertThat(running.journal.session(ALICE))
                .hasValueSatisfying(kept -> assertThat(kept).contains("<when>").doesNotContain("Address"));
    }

    @Test
    void aStateThatWasAnsweredIsNotLeftLater() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        says("Elm Street");
        running.portal.forgetCalls();

        running.pass(Duration.ofHours(1));
        running.settleInTime();

        assertThat(heard(running)).isEmpty();
    }

    @Test
    void aConversationWithoutATimeoutIsForgottenAfterADay() {
        start(Pizza.class);
        says("/pizza");
        running.pass(Next.PATIENCE);

        assertThat(says("small")).isEqualTo("You said small");
    }

    @Bot(code = "greeter", name = "Pizza")
    static final class PizzaWithoutAddress {

        @Command(value = "pizza", title = "Order one")
        Next start() {
            return Next.to(new Order.Size(), text("Which size, please?"));
        }

        @OnMessage(state = Order.Size.class)
        Next size(PizzaSize size) {
            return Next.done(text("Come and take your ", size));
        }

        @OnMessage
        Reply other(Message message) {
            return text("You said ", message.text());
        }
    }

    private void redeploy(Class<?> type) {
        running = running.redeployed(ALICE, bot(type));
    }

    @Test
    void afterARedeployThatRemovedAStepTheUserGoesOnFromTheStepBefore() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        redeploy(PizzaWithoutAddress.class);

        assertThat(says("Elm Street")).startsWith("I was updated").contains("Continue", "start again");
        assertThat(says("Continue")).isEqualTo("All right, back to the last question.\nWhich size?");
        assertThat(says("small")).isEqualTo("Come and take your Small");
    }

    @Test
    void afterARedeployThatRemovedAStepTheUserStartsAgain() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        redeploy(PizzaWithoutAddress.class);
        says("Elm Street");

        assertThat(says("start again")).isEqualTo("Which size, please?");
        assertThat(says("small")).isEqualTo("Come and take your Small");
    }

    @Test
    void whoSaysSomethingElseIsOutOfTheConversation() {
        start(Pizza.class);
        says("/pizza");
        says("large");
        redeploy(PizzaWithoutAddress.class);
        says("Elm Street");

        assertThat(says("hello")).isEqualTo("You said hello");
        assertThat(says("go on")).isEqualTo("You said go on");
    }

    @Test
    void aStepThatIsStillThereGoesOnAfterARedeploy() {
        start(Pizza.class);
        says("/pizza");
        redeploy(PizzaWithoutAddress.class);

        assertThat(says("small")).isEqualTo("Come and take your Small");
    }

    @Bot(code = "greeter", name = "Vote")
    static final class Vote {

        @DialogScoped
        record Voting(int votes) {}

        record Bored(int votes) {}

        @Command(value = "vote", title = "Vote")
        Next vote() {
            return Next.to(new Voting(0), text("Well?")).timeoutAfter(Duration.ofMinutes(5), new Bored(7));
        }

        @OnMessage(state = Voting.class)
        Next vote(Voting step, Message message) {
            return message.text().equals("lost")
                    ? Next.to(new Cold(PizzaSize.LARGE))
                    : Next.to(new Voting(step.votes() + 1), text("That makes ", step.votes() + 1));
        }

        @OnTimer
        Reply bored(Bored bored) {
            return text("Nobody there? ", bored.votes());
        }
    }

    @Test
    void aTimeoutCanRunATimerHandler() {
        start(Vote.class);
        says("/vote");
        running.portal.forgetCalls();

        running.pass(Duration.ofMinutes(5));
        running.settleInTime();

        assertThat(heard(running)).isEqualTo("Nobody there? 7");
        assertThat(running.journal.session(new SessionKey(RunningSpine.PORTAL, "greeter", "27", 0)))
                .isEmpty();
    }

    @Test
    void aTimeoutRunsItsTimerHandlerThoughTheProgramWasDownForDays() {
        start(Vote.class);
        says("/vote");
        running.portal.forgetCalls();

        running.pass(Duration.ofDays(20));
        running.settleInTime();

        assertThat(heard(running)).isEqualTo("Nobody there? 7");
    }

    @Test
    void aDialogMayShareOneConversation() {
        start(Vote.class);
        says("/vote");

        assertThat(says("yes")).isEqualTo("That makes 1");
        assertThat(running.journal.session(new SessionKey(RunningSpine.PORTAL, "greeter", "27", 0)))
                .isPresent();
        assertThat(running.journal.session(ALICE)).isEmpty();
    }

    @Test
    void aStateNobodyWaitsInIsAMistakeOfTheAuthors() {
        start(Vote.class);
        says("/vote");

        assertThat(says("lost")).contains("incident");
        assertThat(log.everything()).contains("Next.to(Cold)", "@OnMessage(state = Cold.class)");
        assertThat(says("yes")).isEqualTo("That makes 1");
    }

    sealed interface Interview {
        record Name() implements Interview {}

        /** In years; it was in months in version 1. */
        @StateVersion(2)
        record Age(String name) implements Interview {}
    }

    @StateVersion(5)
    sealed interface Riddle {
        record What() implements Riddle {}
    }

    @Bot(code = "greeter", name = "Interviewer")
    static final class Interviewer {

        @Command(value = "vote", title = "Ask")
        Next start() {
            return Next.to(new Interview.Name(), text("Your name?"));
        }

        @OnMessage(state = Interview.Name.class)
        Next name(Message message) {
            return Next.to(new Interview.Age(message.text()), text("Your age in years?"));
        }

        @OnMessage(state = Interview.Age.class)
        Next age(Interview.Age step, Message message) {
            return Next.done(text(step.name(), " is ", message.text()));
        }

        @Command(value = "pizza", title = "Ask a riddle")
        Next riddle() {
            return Next.to(new Riddle.What(), text("What is it?"));
        }

        @OnMessage(state = Riddle.What.class)
        Next what() {
            return Next.done(text("Right!"));
        }
    }

    private void redeployFrom(int earlier, int now) {
        String version = "\"version\":";
        assertThat(running.journal.session(ALICE))
                .hasValueSatisfying(kept -> assertThat(kept).contains(version + now));
        running = running.redeployed(
                ALICE, kept -> kept.replace(version + now, version + earlier), bot(Interviewer.class));
    }

    @Test
    void aStepOfAnotherSchemaVersionIsGoneThoughItsRecordLooksTheSame() {
        start(Interviewer.class);
        says("/vote");
        says("Alice");
        redeployFrom(1, 2);

        assertThat(says("200")).startsWith("I was updated").contains("Continue", "start again");
        assertThat(says("go on")).isEqualTo("All right, back to the last question.\nYour name?");
        assertThat(says("Alice")).isEqualTo("Your age in years?");
        assertThat(says("17")).isEqualTo("Alice is 17");
    }

    @Test
    void aStepOfALaterSchemaVersionIsGoneAfterARollback() {
        start(Interviewer.class);
        says("/vote");
        says("Alice");
        redeployFrom(3, 2);

        assertThat(says("17")).startsWith("I was updated");
        assertThat(says("start again")).isEqualTo("Your name?");
    }

    @Test
    void aSchemaVersionOfTheSealedInterfaceCountsForEveryStep() {
        start(Interviewer.class);
        says("/pizza");
        redeployFrom(4, 5);

        assertThat(says("a horse"))
                .startsWith("I was updated")
                .contains("start again")
                .doesNotContain("Continue");
        assertThat(says("start again")).isEqualTo("What is it?");
        assertThat(says("a horse")).isEqualTo("Right!");
    }

    @Test
    void aConversationOfTheSameSchemaVersionGoesOn() {
        start(Interviewer.class);
        says("/vote");
        says("Alice");
        redeployFrom(2, 2);

        assertThat(says("17")).isEqualTo("Alice is 17");
    }
}
