package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.choices;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnSurvey;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Participant;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Survey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Parameters;

/** People are asked in private, and their answers come together. */
@BotTest(SurveyTest.Coach.class)
class SurveyTest {

    record Standup(
            @Ask("What do you do today?") String today,
            @Ask("Is anything in the way?") Optional<String> blocked) {}

    record Mood() {}

    record Lunch(String dish) {}

    @Bot(code = "coach", name = "Coach")
    static final class Coach {

        static final AtomicInteger reports = new AtomicInteger();
        static volatile boolean broken;

        @Command(value = "standup", title = "Ask everybody")
        void standup(Chat chat) {
            chat.ask(Survey.of(Standup.class, text("Good morning!"))
                    .as("standup")
                    .within(Duration.ofHours(2)));
        }

        @Command(value = "enough", title = "End it")
        void enough(Chat chat) {
            chat.endSurvey("standup");
        }

        @OnSurvey
        Reply report(Answers<Standup> answers) {
            reports.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("no paper");
            }
            return text(
                    answers.given().stream()
                            .map(one -> one.from() + ": " + one.record().today()
                                    + one.record()
                                            .blocked()
                                            .map(what -> " (" + what + ")")
                                            .orElse(""))
                            .collect(Collectors.joining("; ")),
                    answers.isComplete()
                            ? "."
                            : "; silent: "
                                    + answers.missing().stream()
                                            .map(Participant::toString)
                                            .collect(Collectors.joining(", ")));
        }

        @Command(value = "mood", title = "Ask somebody", params = "user")
        void mood(@Parameters long user, People people) {
            people.user(user).begin(Next.to(new Mood(), text("How are you?").keyboard(choices("well", "badly"))));
        }

        @OnMessage(state = Mood.class)
        Next mood(Mood state, String answer) {
            return Next.done(text("So you are ", answer, "."));
        }

        @Command(value = "lunch", title = "Ask what to eat", params = "user")
        void lunch(@Parameters long user, People people) {
            people.user(user).begin(Next.form(Lunch.class, text("It is noon.")).timeoutAfter(Duration.ofMinutes(10)));
        }

        @OnForm(confirm = false)
        Reply lunch(Lunch lunch, Sender who) {
            return text(who.id(), " eats ", lunch.dish());
        }

        @Command(value = "order", title = "Order")
        Next order() {
            return Next.form(Lunch.class);
        }
    }

    @BeforeEach
    void noReports() {
        Coach.reports.set(0);
        Coach.broken = false;
    }

    @Test
    void handsTheAnswersOverWhenAllAreThere(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/standup");

        assertThat(alice.chat()).lastMessage().hasText("What do you do today?");
        assertThat(bob.chat().history().get(0)).hasText("Good morning!");

        alice.says("tests").clicks("Skip");
        assertThat(alice.chat()).lastMessage().hasText("Thank you, that is all.");
        assertThat(Coach.reports).hasValue(0);
        bob.says("code").says("the build");

        assertThat(team).lastMessage().hasText("Alice: tests; Bob: code (the build).");
        assertThat(Coach.reports).hasValue(1);
    }

    @Test
    void tellsWhoIsSilentWhenTheTimeIsOver(User alice, User bob, @Group Dialog team, Portal portal) {
        alice.in(team).says("/standup");
        alice.says("tests").says("nothing");
        bob.says("code");

        portal.advance(Duration.ofHours(2));

        assertThat(team).lastMessage().hasText("Alice: tests (nothing); silent: Bob");
        assertThat(bob.chat()).lastMessage().containsText("The time for these questions is over");

        bob.says("the build");
        portal.advance(Duration.ofDays(3));

        assertThat(Coach.reports).hasValue(1);
    }

    @Test
    void doesNotWaitForWhoDeclines(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/standup");
        bob.says("/cancel");

        alice.says("tests").clicks("Skip");

        assertThat(team).lastMessage().hasText("Alice: tests; silent: Bob");
    }

    @Test
    void endsWhenTheBotSaysSo(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/standup");
        alice.says("tests").clicks("Skip");

        bob.in(team).says("/enough");

        assertThat(team).lastMessage().hasText("Alice: tests; silent: Bob");
        assertThat(bob.chat()).lastMessage().containsText("The time for these questions is over");
        bob.in(team).says("/enough");
        assertThat(Coach.reports).hasValue(1);
    }

    @Test
    void beginsNoSecondOneOfTheName(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/standup");
        bob.in(team).says("/standup");

        assertThat(bob.chat().history()).hasSize(2);

        alice.says("tests").clicks("Skip");
        bob.says("code").clicks("Skip");
        assertThat(Coach.reports).hasValue(1);

        alice.in(team).says("/standup");
        assertThat(bob.chat()).lastMessage().hasText("What do you do today?");
    }

    @Test
    void waitsUntilAnotherConversationIsOver(User alice, User bob, @Group Dialog team) {
        bob.says("/order");

        alice.in(team).says("/standup");
        assertThat(bob.chat()).lastMessage().hasText("Dish?");
        bob.says("soup");

        assertThat(bob.chat()).lastMessage().hasText("What do you do today?");
    }

    @Test
    void asksOnAfterAConversationThatCameBetween(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/standup");
        bob.says("code").says("/order");
        assertThat(bob.chat()).lastMessage().hasText("Dish?");

        bob.says("soup");

        assertThat(bob.chat()).lastMessage().hasText("Is anything in the way?");
        bob.clicks("Skip");
        alice.says("tests").clicks("Skip");
        assertThat(team).lastMessage().hasText("Bob: code; Alice: tests.");
    }

    @Test
    void keepsTheAnswersThatAHandlerFailedOn(User alice, User bob, @Group Dialog team, Portal portal) {
        Coach.broken = true;
        alice.in(team).says("/standup");
        alice.says("tests").clicks("Skip");
        bob.says("code").clicks("Skip");

        assertThat(team).lastMessage().containsText("something broke");
        assertThat(portal.incidents()).hasSize(1);

        portal.advance(Duration.ofHours(3));

        assertThat(Coach.reports).hasValue(1);
    }

    @Test
    void asksNoBots(User alice, @Group Dialog team) {
        alice.in(team).says("/standup");
        alice.says("tests").clicks("Skip");

        assertThat(Coach.reports).hasValue(1);
    }

    @Test
    void beginsAConversationWithSomebodyWhoNeverWrote(User alice, User bob) {
        alice.says("/mood " + bob.id());

        assertThat(bob.chat()).lastMessage().hasText("How are you?");
        bob.clicks("well");

        assertThat(bob.chat()).lastMessage().hasText("So you are well.");
    }

    @Test
    void beginsAFormWithItsTimeLimit(User alice, User bob, Portal portal) {
        alice.says("/lunch " + bob.id());

        assertThat(bob.chat()).lastMessage().hasText("Dish?");
        bob.says("soup");
        assertThat(bob.chat()).lastMessage().hasText(bob.id() + " eats soup");

        alice.says("/lunch " + bob.id());
        portal.advance(Duration.ofMinutes(10));

        assertThat(bob.chat()).lastMessage().hasText("I stopped waiting for an answer.");
    }

    @Test
    void beginsOneConversationAfterTheOther(User alice, User bob, Portal portal) {
        alice.says("/mood " + bob.id()).says("/lunch " + bob.id()).says("/mood " + bob.id());

        assertThat(bob.chat().history()).hasSize(1);
        bob.says("fine");
        assertThat(bob.chat()).lastMessage().hasText("Dish?");
        bob.says("soup");

        assertThat(bob.chat()).lastMessage().hasText("How are you?");
    }
}
