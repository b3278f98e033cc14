package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.choices;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.Confirm;
import io.github.imbot4j.annotation.Cooldown;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Parameters;

/** A press of a keyboard that is for one press is answered as a press, and leaves of the keyboard what was chosen (v1 §7.2). */
@BotTest(ChosenTest.Tailor.class)
class ChosenTest {

    record Sized() {}

    record Coloured(String size) {}

    record Fitting(int size) {}

    record Approve(long bill) {}

    enum Dye {
        RED,
        BLUE
    }

    enum Motto {
        SHORT,
        LONG;

        @Override
        public String toString() {
            return this == LONG ? "Never \"again\" ".repeat(60) : "Never";
        }
    }

    record Labelled(Motto motto) {}

    @Bot(code = "tailor", name = "Tailor")
    static final class Tailor {

        static final AtomicBoolean broken = new AtomicBoolean();

        @Command(value = "shirt", title = "Order a shirt")
        Next shirt() {
            return Next.to(new Sized(), text("Which size?").keyboard(choices("S", "M", "L")));
        }

        @OnMessage(state = Sized.class)
        Next size(Sized state, String size) {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the scissors are blunt");
            }
            return Next.to(new Coloured(size), text("Which colour?").keyboard(choices("red", "blue")));
        }

        @OnMessage(state = Coloured.class)
        Next colour(Coloured state, String colour) {
            return Next.done(text(state.size(), " in ", colour).asEdit());
        }

        @Command(value = "fit", title = "Have a fitting")
        Next fit() {
            return Next.form(Fitting.class);
        }

        @OnForm
        Reply fit(Fitting fitting) {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the tape is too short");
            }
            return text("Fitted ", fitting.size());
        }

        @OnButton
        Reply approve(Approve press) {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the seam is open");
            }
            return text("Approved").asEdit();
        }

        @Command(value = "bill", title = "See a bill")
        Reply bill() {
            return text("A bill")
                    .keyboard(row(button("Approve", new Approve(17)).once()));
        }

        @Command(value = "dye", title = "Dye a shirt")
        String dye(@Parameters Dye dye, @Parameters @Range(min = 1, max = 3) int times) {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the vat leaks");
            }
            return "Dyed " + dye.name().toLowerCase(Locale.ROOT) + " " + times;
        }

        @Cooldown("10m")
        @Command(value = "iron", title = "Iron a shirt")
        String iron(@Parameters Dye dye) {
            return "Ironed " + dye.name().toLowerCase(Locale.ROOT);
        }

        @OnForm
        Reply label(Labelled labelled) {
            return text("Labelled ", labelled.motto());
        }

        @Command(value = "label", title = "Label a shirt")
        Next label() {
            return Next.form(Labelled.class);
        }

        @Confirm
        @Command(value = "shred", title = "Shred a shirt")
        String shred(@Parameters Dye dye) {
            return "Shredded " + dye;
        }

        @Confirm
        @Command(value = "burn", title = "Burn a shirt")
        String burn() {
            return "Burnt";
        }
    }

    @Test
    void leavesTheChoiceOfAConversation(User alice, Dialog chat) {
        alice.says("/shirt").clicks("M");

        assertThat(chat)
                .messagesFrom("tailor")
                .first()
                .hasText("Which size?")
                .isEdited()
                .hasRows(List.of("✓ M"));
        assertThat(chat).lastMessage().hasText("Which colour?");

        alice.clicks("blue");

        assertThat(chat).lastMessage().hasText("M in blue").hasNoKeyboard();
    }

    @Test
    void leavesTheChoiceOfAConversationInAGroup(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/shirt");
        bob.in(team).clicks("S");
        assertThat(team).messagesFrom("tailor").first().hasButtons("S", "M", "L");

        alice.in(team).clicks("L");

        assertThat(team).messagesFrom("tailor").first().hasRows(List.of("✓ L"));
        assertThat(team).lastMessage().hasText("Which colour?");
    }

    @Test
    void leavesTheAnswersOfAForm(User alice, Dialog chat) {
        alice.says("/fit").says("12").clicks("Yes");

        assertThat(chat).lastMessage().hasText("Fitted 12");
        assertThat(chat).messagesFrom("tailor").at(1).hasRows(List.of("✓ Yes"));
    }

    @Test
    void leavesWhatWasConfirmed(User alice, Dialog chat) {
        alice.says("/burn").clicks("Yes");

        assertThat(chat).lastMessage().hasText("Burnt");
        assertThat(chat).messagesFrom("tailor").first().hasRows(List.of("✓ Yes"));
    }

    @Test
    void leavesTheChoicesOfAQuestionForArguments(User alice, Dialog chat) {
        alice.says("/dye").clicks("Red").clicks("2");

        assertThat(chat).messagesFrom("tailor").first().hasRows(List.of("✓ Red"));
        assertThat(chat).messagesFrom("tailor").at(1).hasRows(List.of("✓ 2"));
        assertThat(chat).lastMessage().hasText("Dyed red 2");
    }

    @Test
    void bringsTheWholeKeyboardBackWhenAChoiceWentWrong(User alice, Dialog chat, Portal portal) {
        Tailor.broken.set(true);
        alice.says("/shirt").clicks("M");

        assertThat(portal.incidents()).hasSize(1);
        assertThat(chat).messagesFrom("tailor").first().hasRows(List.of("S", "M", "L"));
        assertThat(chat).lastMessage().containsText("something broke").hasNoKeyboard();

        alice.clicks("L");

        assertThat(chat).messagesFrom("tailor").first().hasRows(List.of("✓ L"));
        assertThat(chat).lastMessage().hasText("Which colour?");
    }

    @Test
    void bringsAllArgumentsBackWhenOneWentWrong(User alice, Dialog chat, Portal portal) {
        alice.says("/dye red");
        Tailor.broken.set(true);
        alice.clicks("3");

        assertThat(portal.incidents()).hasSize(1);
        assertThat(chat).messagesFrom("tailor").first().hasRows(List.of("1", "2", "3"));

        alice.clicks("2");

        assertThat(chat).messagesFrom("tailor").first().hasRows(List.of("✓ 2"));
        assertThat(chat).lastMessage().hasText("Dyed red 2");
    }

    @Test
    void bringsAFormsKeyboardBackWhenItsHandlerFailed(User alice, Dialog chat) {
        Tailor.broken.set(true);
        alice.says("/fit").says("12").clicks("Yes");

        assertThat(chat).lastMessage().containsText("something broke");
        assertThat(chat).messagesFrom("tailor").at(1).hasRows(List.of("Yes", "Change", "Cancel"));
    }

    @Test
    void offersAButtonOfTheAuthorsAgainThatWentWrong(User alice, Dialog chat, Portal portal) {
        Tailor.broken.set(true);
        alice.says("/bill").clicks("Approve");

        assertThat(portal.incidents()).hasSize(1);
        assertThat(chat).lastMessage().containsText("something broke").hasRows(List.of("Try again"));

        alice.clicks("Try again");

        assertThat(chat).lastMessage().hasText("Approved").hasNoKeyboard();
    }

    @Test
    void bringsAllChoicesBackWhenAGuardRefused(User alice, Dialog chat, Portal portal) {
        alice.says("/iron").says("/iron");
        alice.clicks(chat.history().get(1), "Red").clicks(chat.history().get(3), "Blue");

        assertThat(chat).lastMessage().containsText("Not so fast");
        assertThat(chat).messagesFrom("tailor").at(1).hasRows(List.of("Red", "Blue"));

        portal.advance(Duration.ofMinutes(11));
        alice.clicks(chat.history().get(3), "Blue");

        assertThat(chat).lastMessage().hasText("Ironed blue");
    }

    @Test
    void aQuestionsButtonConfirmsNothing(User alice, Dialog chat) {
        alice.says("/shred").clicks("Red");

        assertThat(chat)
                .lastMessage()
                .hasText("Do you really want this? /shred RED")
                .hasButtons("Yes", "No");
    }

    @Test
    void offersConstantsOfAnyLength(User alice, Dialog chat) {
        alice.says("/label");

        assertThat(chat).lastMessage().hasButton("Never");

        alice.clicks(chat.history().get(1).buttons().get(1).text());

        assertThat(chat).lastMessage().containsText("Motto: Never");
    }
}
