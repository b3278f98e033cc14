package com.acme.team;

import static io.github.imbot4j.reply.Replies.*;

import io.github.imbot4j.annotation.*;
import io.github.imbot4j.bot.*;
import io.github.imbot4j.chat.*;
import io.github.imbot4j.command.*;
import io.github.imbot4j.reply.*;
import java.time.Duration;
import java.util.*;
import java.util.stream.IntStream;
import picocli.CommandLine.Parameters;

/** Searches shelf after shelf, shows how far it is, and offers what it found as a grid of numbers. */
@Bot(code = "search", name = "Search")
final class SlowSearch {

    private static final int SHELVES = 4;
    private static final int PAGE = 6;

    record Found(String words, List<String> titles) {}

    record Turn(int page) {}

    record Show(int number) {}

    @Command(value = "find", title = "Search the archive", params = "words")
    Reply find(@Parameters FreeText words, Chat chat, ProgressMessage progressMessage) {
        List<String> titles = new ArrayList<>();
        for (int shelf = 1; shelf <= SHELVES; shelf++) {
            progressMessage.showBar(shelf - 1, SHELVES, "Searching shelf ", shelf);
            titles.addAll(search(shelf, words.toString()));
        }
        chat.put("found", new Found(words.toString(), titles), Duration.ofHours(1));
        return page(new Found(words.toString(), titles), 0);
    }

    @OnButton
    Reply turn(Turn press, Chat chat) {
        return chat.get("found", Found.class)
                .map(found -> page(found, press.page()).asEdit())
                .orElseGet(() -> text("Please search again.").asEdit());
    }

    @OnButton
    String show(Show press, Chat chat) {
        return chat.get("found", Found.class)
                .map(found -> found.titles().get(press.number()))
                .orElse("Please search again.");
    }

    private static NewMessage page(Found found, int page) {
        int from = page * PAGE;
        int to = Math.min(found.titles().size(), from + PAGE);
        Keyboard numbers = Keyboard.grid(3, IntStream.range(from, to).mapToObj(n -> button("" + (n + 1), new Show(n))));
        boolean more = to < found.titles().size();
        return text("Found ", found.titles().size(), " for ", bold(found.words()), ", from ", from + 1, " to ", to)
                .keyboard(more ? numbers.and(row(button("More", new Turn(page + 1)))) : numbers);
    }

    /** Here a slow system is asked. */
    private static List<String> search(int shelf, String words) {
        return List.of("Shelf " + shelf + ": " + words + ", part one", "Shelf " + shelf + ": " + words + ", part two");
    }
}
