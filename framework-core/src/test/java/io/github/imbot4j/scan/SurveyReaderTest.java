package io.github.imbot4j.scan;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnSurvey;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.routing.RouteClashes;
import io.github.imbot4j.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a survey's handler takes is checked at the start. */
@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class SurveyReaderTest {

    record Day(String today) {}

    record Odd(Thread worker) {}

    private final List<Problem> found = new ArrayList<>();

    private String problems(Class<?> type) {
        Problems problems = new Problems();
        BotModel bot = new BotReader(type, new SourceLines(Map.of()), found::add).read(new ConstructorFactory());
        found.forEach(problems.in("bot"));
        ModelValidator.check(List.of(bot), problems);
        RouteClashes.check(List.of(bot), problems);
        try {
            problems.refuseIfAny();
            return "";
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Bot(code = "good", name = "Good")
    static final class Good {

        @OnSurvey
        Reply report(Answers<Day> answers, Sender asker) {
            return text(answers.given().size(), asker.id());
        }

        @OnForm
        Reply day(Day day) {
            return text(day.today());
        }
    }

    @Bot(code = "bad", name = "Bad")
    static final class Bad {

        @OnSurvey
        Reply none(Sender asker) {
            return text(asker.id());
        }

        @OnSurvey
        Reply odd(Answers<Odd> answers) {
            return text(answers.survey());
        }

        @OnSurvey
        Reply heard(Answers<Day> answers, Message message) {
            return text(answers.survey(), message.text());
        }
    }

    @Bot(code = "twice", name = "Twice")
    static final class Twice {

        @OnSurvey
        Reply one(Answers<Day> answers) {
            return text(answers.survey());
        }

        @OnSurvey(confirm = true)
        Reply other(Answers<Day> answers) {
            return text(answers.survey());
        }
    }

    @Bot(code = "forms", name = "Forms")
    static final class TwoForms {

        @OnForm
        Reply one(Day day) {
            return text(day.today());
        }

        @OnForm(confirm = false)
        Reply other(Day day) {
            return text(day.today());
        }
    }

    @Test
    void aRecordMayBeFilledInByOneAndByMany() {
        assertThat(problems(Good.class)).isEmpty();
        BotModel bot = new BotReader(Good.class, new SourceLines(Map.of()), found::add).read(new ConstructorFactory());
        assertThat(RouteTable.of(List.of(bot)).ofSurvey("good", Day.class.getName()))
                .hasValueSatisfying(
                        route -> assertThat(route.trigger()).isEqualTo(new Trigger.OnSurvey(Day.class, false)));
    }

    @Test
    void saysWhatAHandlerCannotTake() {
        assertThat(problems(Bad.class))
                .contains("takes no answers, so nobody can be asked for it.")
                .contains("Take Answers<Standup>")
                .contains("worker")
                .contains("asks for Message, but @OnSurvey has none.");
    }

    @Test
    void refusesTwoHandlersOfOneRecordHoweverTheyConfirm() {
        assertThat(problems(Twice.class)).contains("both take the answers of a survey of Day.");
        assertThat(problems(TwoForms.class)).contains("both take a Day that was filled in.");
    }
}
