package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Say.choices;
import static io.github.imbot4j.reply.Say.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.guard.Confirm;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A press of a keyboard that is for one press is answered as a press, and leaves of the keyboard what was chosen (v1 §7.2). */
@BotTest(ChosenTest.Tailor.class)
class ChosenTest {

    record Sized() {}

    record Coloured(String size) {}

    record Fitting(int size) {}

    @Bot(code = "tailor", name = "Tailor")
    static final class Tailor {

        @Command(value = "shirt", title = "Order a shirt")
        Next shirt() {
            return Next.to(new Sized(), text("Which size?").keyboard(choices("S", "M", "L")));
        }

        @OnMessage(state = Sized.class)
        Next size(Sized state, String size) {
            return Next.to(new Coloured(size), text("Which colour?").keyboard(choices("red", "blue")));
        }

        @OnMessage(state = Coloured.class)
        Next colour(Coloured state, String colour) {
            return Next.done(text(state.size(), " in ", colour).replacingPressed());
        }

        @Command(value = "fit", title = "Have a fitting")
        Next fit() {
            return Next.form(Fitting.class);
        }

        @OnForm
        Reply fit(Fitting fitting) {
            return text("Fitted ", fitting.size());
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
        assertThat(chat).messagesFrom("tailor").first().hasRows(List.of("✓ /burn"));
    }
}
