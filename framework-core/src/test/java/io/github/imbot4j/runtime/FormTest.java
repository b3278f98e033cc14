package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.binding.Forms;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.scan.BotScanner;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was filled in outlives the process, in the language of the portal. */
@Timeout(60)
class FormTest {

    private static final SessionKey ALICE = new SessionKey(RunningSpine.PORTAL, "greeter", "27", 27);

    private RunningSpine running = new RunningSpine(bot(Door.class)).installed();
    private long messages = 1;

    record Visit(@Ask("When do you come?") LocalDate day, boolean byCar, Optional<String> note) {}

    record Bored(String what) {}

    record Longer(LocalDate day, int guests) {}

    @Bot(code = "greeter", name = "Door")
    static final class Door {

        @Command(value = "visit", title = "Announce a visit")
        Next start() {
            return Next.form(Visit.class);
        }

        @OnMessage("begin")
        Next begin() {
            return start();
        }

        @OnMessage("begin in time")
        Next beginInTime() {
            return start().timeoutAfter(Duration.ofMinutes(10), new Bored("the visit"));
        }

        @OnTimer
        Reply bored(Bored bored) {
            return text("Nobody there for ", bored.what());
        }

        @OnForm
        Reply visit(Visit visit) {
            return text(
                    visit.day(),
                    visit.byCar() ? " by car" : " on foot",
                    visit.note().orElse(""));
        }
    }

    @Bot(code = "greeter", name = "Door")
    static final class OtherDoor {

        @OnForm
        Reply longer(Longer longer) {
            return text(longer.day(), longer.guests());
        }
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static BotModel bot(Class<?> type) {
        return BotScanner.of(List.of(type))
                .make(BotScanner.byConstructor(), new Problems())
                .get(0);
    }

    private String says(String text) {
        running.portal.forgetCalls();
        running.posted(Posts.messageIn("ru", ++messages, text));
        return heard();
    }

    private String heard() {
        return running.portal.calls("imbot.message.add").stream()
                .map(call -> call.text("MESSAGE"))
                .collect(Collectors.joining(" | "));
    }

    @Test
    void goesOnAfterARestart() {
        assertThat(says("begin")).isEqualTo("When do you come?");
        says("2027-01-15");

        running = running.redeployed(ALICE, bot(Door.class));

        assertThat(says("да")).isEqualTo("Note?");
        assertThat(says("пропустить"))
                .startsWith("Всё верно?")
                .contains("Day: 15 января 2027", "By car: Да", "Note: —");
        assertThat(says("да")).isEqualTo("15 января 2027 года by car");
        assertThat(running.journal.session(ALICE)).isEmpty();
    }

    @Test
    void waitsForEachAnswerAsLongThoughItIsAskedAfterARestart() {
        says("begin in time");
        running.pass(Duration.ofMinutes(9));
        says("2027-01-15");
        running = running.redeployed(ALICE, bot(Door.class));
        running.pass(Duration.ofMinutes(9));
        assertThat(says("да")).isEqualTo("Note?");
        running.portal.forgetCalls();

        running.pass(Duration.ofMinutes(9));
        running.settleInTime();
        assertThat(heard()).isEmpty();
        running.pass(Duration.ofMinutes(1));
        running.settleInTime();

        assertThat(heard()).isEqualTo("Nobody there for the visit");
        assertThat(running.journal.session(ALICE)).isEmpty();
    }

    @Test
    void explainsInRussianWhatDoesNotFit() {
        says("begin");

        assertThat(says("когда-нибудь")).contains("«когда-нибудь» не подходит");
        assertThat(says("завтра")).isEqualTo("By car?");
        assertThat(says("/back")).isEqualTo("When do you come?");
        says("завтра");
        says("нет");
        says("у окна");
        assertThat(says("изменить")).isEqualTo("Что изменить?");
        assertThat(says("Note")).isEqualTo("Note?");
        assertThat(says("назад")).contains("Note: у окна", "By car: Нет");
        assertThat(says("отмена")).isEqualTo("Хорошо, отменено.");
        assertThat(running.journal.session(ALICE)).isEmpty();
    }

    @Test
    void asksInABotThatWasBuiltInCodeToo() {
        BotModel built = BotBuilder.of("greeter", "Door")
                .command("visit", command -> command.hidden(), call -> Next.form(Visit.class))
                .onMessage("begin", call -> Next.form(Visit.class, text("Welcome.")))
                .onForm(Visit.class, (call, visit) -> text(visit.day()))
                .build();
        Problems problems = new Problems();
        running.close();
        running = new RunningSpine(Forms.complete(built, problems.in("it"))).installed();
        problems.refuseIfAny();

        assertThat(says("begin")).isEqualTo("Welcome. | When do you come?");
        says("2027-01-15");
        says("да");
        assertThat(says("пропустить")).startsWith("Всё верно?");
        assertThat(says("да")).isEqualTo("15 января 2027 года");
        assertThat(running.journal.session(ALICE)).isEmpty();
    }

    @Test
    void saysSoWhenTheFormIsNoMore() {
        says("begin");

        running = running.redeployed(ALICE, bot(OtherDoor.class));

        assertThat(says("2027-01-15")).startsWith("Меня обновили");
        assertThat(running.journal.session(ALICE)).isEmpty();
    }
}
