package io.github.imbot4j.registration;

import static io.github.imbot4j.registration.SampleBots.URL;
import static io.github.imbot4j.registration.SampleBots.bot;
import static io.github.imbot4j.registration.SampleBots.command;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.wire.generation.Generations;
import java.util.List;
import java.util.stream.IntStream;

/** Plays a portal and registers bots on it, again and again, with one ledger. */
final class Registration {

    final FakePortal portal = new FakePortal();
    final MemoryLedgers ledgers = new MemoryLedgers();

    Plan run(BotModel... bots) {
        return run(portal.rest(), bots);
    }

    Plan run(Rest rest, BotModel... bots) {
        portal.calls.clear();
        portal.posts.clear();
        return new Registrar(List.of(bots), URL, id -> rest, ledgers, Generations.all()).reconcile(FakePortal.tenant());
    }

    static BotModel[] eight(String title) {
        return IntStream.range(0, 8)
                .mapToObj(i -> bot("bot" + i, commands(i == 0 ? 10 : 5, title)))
                .toArray(BotModel[]::new);
    }

    static CommandModel[] commands(int count, String title) {
        return IntStream.range(0, count)
                .mapToObj(i -> command("word" + i, title + " " + i))
                .toArray(CommandModel[]::new);
    }

    Ledger ledger() {
        return ledgers.load(FakePortal.ID);
    }

    long commandsRemembered() {
        return ledger().bots().values().stream()
                .mapToInt(bot -> bot.commands().size())
                .sum();
    }

    long commandsThere() {
        return portal.bots.values().stream()
                .mapToInt(bot -> bot.commands.size())
                .sum();
    }

    List<String> wordsOf(String code) {
        return portal.bots.values().stream()
                .filter(bot -> bot.code.equals(code))
                .flatMap(bot -> bot.commands.keySet().stream())
                .toList();
    }
}
