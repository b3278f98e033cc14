package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.item;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PayloadButtonTest {

    record Approve(long invoice) {}

    record Holder(List<Object> things) {}

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static PayloadButton approve() {
        return button("Approve", new Approve(17));
    }

    private static List<String> problems(PayloadButton button) {
        return text("?").keyboard(row(button)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void keepsItsKindWhateverIsSaidOfItsLook() {
        PayloadButton button =
                approve().primary().forUser(7).inLine().once().disabled().expiresIn(Duration.ofHours(1));

        assertThat(button.action().payload()).isEqualTo(new Approve(17));
        assertThat(button.action().users()).containsExactly(7L);
        assertThat(button.action().limit()).isEqualTo(PressLimit.ONCE);
        assertThat(button.look().inLine()).isTrue();
        assertThat(button.look().disabled()).isTrue();
        assertThat(button)
                .isEqualTo(Button.of("Approve", new Approve(17))
                        .primary()
                        .inLine()
                        .disabled()
                        .forUser(7)
                        .once()
                        .expiresIn(Duration.ofHours(1)));
    }

    @Test
    void endsAtTheEarlierOfTwoEnds() {
        assertThat(approve().action().until(NOON)).isEmpty();
        assertThat(approve().expiresIn(Duration.ofHours(1)).action().until(NOON))
                .hasValue(NOON.plusSeconds(3600));
        assertThat(approve()
                        .expiresIn(Duration.ofHours(1))
                        .expiresAt(NOON.plusSeconds(60))
                        .action()
                        .until(NOON))
                .hasValue(NOON.plusSeconds(60));
        assertThat(approve()
                        .expiresIn(Duration.ofHours(1))
                        .expiresAt(NOON.plusSeconds(7200))
                        .action()
                        .until(NOON))
                .hasValue(NOON.plusSeconds(3600));
    }

    @Test
    void namesWhatIsWrongWithItsPlace() {
        assertThat(problems(approve())).isEmpty();
        assertThat(problems(approve().expiresIn(Duration.ZERO)))
                .containsExactly("message.keyboard.row[0].button[0].expiresIn: is PT0S, so nobody could press it."
                        + " Give a time above zero.");
        assertThat(problems(approve().once("x".repeat(65))))
                .containsExactly("message.keyboard.row[0].button[0].once: names its act with 65 characters."
                        + " Shorten it to 64, such as an id.");
        assertThat(problems(button("Go", new Holder(List.of(new Object())))))
                .singleElement()
                .asString()
                .startsWith(
                        "message.keyboard.row[0].button[0].payload: is \"Holder\", which does not come back equal.");
        assertThatThrownBy(() -> approve().forUser(0))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("button.forUser: is 0.");
        assertThatThrownBy(() -> approve().forUsers(List.of()))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("button.forUsers: names 0 users.");
        assertThatThrownBy(() ->
                        approve().forAll(LongStream.rangeClosed(1, 21).boxed().toList()))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("button.forAll: names 21 users.");
    }

    @Test
    void listsWhatAReplyCarries() {
        NewMessage reply = text("?").keyboard(row(approve())).menu(item("Look", new Approve(18)));

        assertThat(reply.payloadUses())
                .containsExactly(
                        new PayloadUse("message.keyboard.row[0].button[0]", new Approve(17)),
                        new PayloadUse("message.menu.item[0]", new Approve(18)));
        assertThat(reply.commandUses()).isEmpty();
    }
}
