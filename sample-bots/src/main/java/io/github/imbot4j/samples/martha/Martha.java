package io.github.imbot4j.samples.martha;

import static io.github.imbot4j.annotation.BotColor.PINK;
import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;
import static java.util.stream.IntStream.range;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.Reply;
import java.util.Random;

/**
 * The fifteen puzzle on the keyboard, in English and Russian. The whole game travels with the buttons, so nothing is
 * stored.
 */
@Bot(
        code = "martha",
        name = "Martha",
        position = "Plays with you",
        color = PINK,
        texts = "io/github/imbot4j/samples/martha/texts")
final class Martha {

    private static final int WIDTH = 45;

    record Slide(Board board, int cell, int moves) {}

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", send(texts.say("ask")));
    }

    @OnMessage(pattern = "(?iu)\\s*(?:play with me|поиграй со мной)[.!]*\\s*")
    Reply asked(Messages texts) {
        return play(texts);
    }

    @Command(value = "play", title = "{play}")
    Reply play(Messages texts) {
        return show(Board.shuffled(new Random()), 0, texts);
    }

    @OnButton
    Reply slide(Slide press, Messages texts) {
        return show(press.board().moved(press.cell()), press.moves() + 1, texts).asEdit();
    }

    private static Reply show(Board board, int moves, Messages texts) {
        if (board.isSolved()) {
            return text(texts, "done", moves, send(texts.say("ask")));
        }
        return text(texts, "order", moves)
                .keyboard(range(0, Board.SIDE)
                        .mapToObj(line -> row(range(line * Board.SIDE, (line + 1) * Board.SIDE)
                                .mapToObj(cell -> tile(board, cell, moves))))
                        .toList());
    }

    private static Button tile(Board board, int cell, int moves) {
        Button tile = button(board.label(cell), new Slide(board, cell, moves))
                .inLine()
                .width(WIDTH);
        return board.canMove(cell) ? tile.primary() : tile.disabled();
    }
}
