package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.sendButton;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GridTest {

    private static Stream<ActionButton> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> sendButton("" + n, "" + n));
    }

    private static List<Integer> lengths(Keyboard grid) {
        return grid.rows().stream().map(row -> row.buttons().size()).toList();
    }

    private static List<Integer> widths(Keyboard grid) {
        return grid.rows().stream()
                .flatMap(row -> row.buttons().stream())
                .map(button -> button.look().width())
                .distinct()
                .toList();
    }

    @Test
    void fillsRowAfterRow() {
        assertThat(lengths(Keyboard.grid(3, numbers(7)))).containsExactly(3, 3, 1);
        assertThat(lengths(Keyboard.grid(3, numbers(3)))).containsExactly(3);
        assertThat(Keyboard.grid(3, Stream.empty()).isEmpty()).isTrue();
    }

    @Test
    void givesAllButtonsOfSeveralRowsOneWidth() {
        assertThat(widths(Keyboard.grid(3, numbers(7)))).containsExactly(35);
        assertThat(widths(Keyboard.grid(
                        3,
                        Stream.of("a", "b", "a longer one", "c")
                                .map(label -> sendButton(label, label).width(90)))))
                .containsExactly(90);
    }

    @Test
    void leavesLongLabelsAndSingleRowsAsWideAsTheyAre() {
        assertThat(widths(Keyboard.grid(3, numbers(3)))).containsExactly(0);
        assertThat(widths(Keyboard.grid(1, numbers(3)))).containsExactly(0);
        assertThat(widths(Keyboard.grid(
                        2,
                        Stream.generate(() -> sendButton("x".repeat(40), "x")).limit(4))))
                .containsExactly(0);
    }

    @Test
    void hasMoreRowsBelow() {
        Keyboard grid = Keyboard.grid(2, numbers(4)).color("#eee").and(row(sendButton("None", "none")));

        assertThat(lengths(grid)).containsExactly(2, 2, 1);
        assertThat(grid.color()).isEqualTo("#eee");
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        assertThatThrownBy(() -> Keyboard.grid(0, numbers(1))).hasMessageContaining("0 columns");
        assertThatThrownBy(() -> Keyboard.grid(11, numbers(1))).hasMessageContaining("give 1 to 10");
    }
}
