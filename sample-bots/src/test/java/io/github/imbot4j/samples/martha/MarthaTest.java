package io.github.imbot4j.samples.martha;

import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.KeyboardButton;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.TranscriptMessage;
import io.github.imbot4j.emulator.junit.User;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.samples.martha.Martha.Slide;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@BotTest(Martha.class)
class MarthaTest {

    private static final MessageBundle TEXTS = MessageBundle.of("io/github/imbot4j/samples/martha/texts", Martha.class);

    private static TranscriptMessage last(Dialog chat) {
        return chat.history().get(chat.history().size() - 1);
    }

    private static List<String> labels(Dialog chat) {
        return last(chat).buttons().stream().map(KeyboardButton::text).toList();
    }

    @Test
    void playsOnTheKeyboard(User alice, Dialog chat) {
        alice.says("play with me!");
        assertThat(last(chat).rows())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row).hasSize(4));
        List<String> before = labels(chat);
        KeyboardButton tile = last(chat).buttons().stream()
                .filter(one -> !one.disabled())
                .findFirst()
                .orElseThrow();

        alice.clicks(tile.text());

        assertThat(chat)
                .messagesFrom("martha")
                .last()
                .hasText("Put them in order. Moves: 1")
                .isEdited();
        assertThat(labels(chat).indexOf("·")).isEqualTo(tile.index());
        assertThat(labels(chat).get(before.indexOf("·"))).isEqualTo(tile.text());
    }

    @Test
    void takesAMoveBackWhereSomebodyPressesWhatHeSawBefore(User alice, Dialog chat) {
        alice.says("/play");
        TranscriptMessage before = last(chat);
        String tile = before.buttons().stream()
                .filter(one -> !one.disabled())
                .findFirst()
                .orElseThrow()
                .text();
        alice.clicks(tile).clicks(tile);
        assertThat(chat).lastMessage().hasText("Put them in order. Moves: 2");

        alice.clicks(before, tile);

        assertThat(chat).lastMessage().hasText("Put them in order. Moves: 1");
    }

    @Test
    void praisesWhoeverPutsTheLastTileRight() {
        Board almost = Board.SOLVED.moved(14);

        assertThat(new Martha().slide(new Slide(almost, 15, 41), TEXTS.in("en")))
                .isEqualTo(text("Done in 42 moves! Once more? ", send("Play with me!"))
                        .asEdit());
        assertThat(new Martha().slide(new Slide(almost, 15, 41), TEXTS.in("ru")))
                .isEqualTo(text("Готово за 42 хода! Ещё раз? ", send("Поиграй со мной!"))
                        .asEdit());
    }

    @Test
    void shufflesIntoWhatCanBeSolved() {
        for (int seed = 0; seed < 50; seed++) {
            Board board = Board.shuffled(new Random(seed));

            assertThat(board.isSolved()).isFalse();
            assertThat(isSolvable(board)).isTrue();
        }
    }

    /** Permutation and distance of the gap are both even, or both odd. */
    private static boolean isSolvable(Board board) {
        String tiles = board.tiles();
        long inversions = IntStream.range(0, 16)
                .mapToLong(i -> IntStream.range(i + 1, 16)
                        .filter(j -> tiles.charAt(i) > tiles.charAt(j))
                        .count())
                .sum();
        int gap = tiles.indexOf('P');
        int distance = 3 - gap / 4 + 3 - gap % 4;
        return inversions % 2 == distance % 2;
    }

    @Test
    void playsInRussian(User ivan, Portal portal) {
        portal.inLanguage("ru");
        Dialog chat = ivan.opens();
        assertThat(chat).lastMessage().hasText("Скучно? Просто скажите: Поиграй со мной!");

        ivan.clicks("Поиграй со мной!");
        assertThat(chat).lastMessage().hasText("Расставьте по порядку. Ходов: 0");
        ivan.says("поиграй со мной");
        assertThat(chat).lastMessage().hasText("Расставьте по порядку. Ходов: 0");
    }
}
