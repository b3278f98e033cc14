package io.github.imbot4j.benchmarks.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The ratios that imbot4j wants to reach, of what one comparison measured. */
final class Goals {

    private final List<Result> results;
    private final StringBuilder text =
            new StringBuilder("\n| ratio | median (least–most) | goal | |\n|---|--:|--:|---|\n");

    private Goals(List<Result> results) {
        this.results = results;
    }

    /** The table; of a server that was left out there is no line. */
    static String of(List<Result> results) {
        Goals goals = new Goals(results);
        goals.least(
                "replies/s: memory to TelegramBots",
                Contender.MEMORY,
                Contender.TELEGRAM,
                Result.Round::perSecond,
                1.1);
        goals.least("replies/s: memory to sockets", Contender.MEMORY, Contender.SOCKETS, Result.Round::perSecond, 0.9);
        goals.least("replies/s: SQLite to memory", Contender.SQLITE, Contender.MEMORY, Result.Round::perSecond, 0.7);
        goals.least(
                "replies/s: PostgreSQL to memory",
                Contender.POSTGRESQL,
                Contender.MEMORY,
                Result.Round::perSecond,
                0.3);
        goals.most("p99: memory to TelegramBots", Contender.MEMORY, Contender.TELEGRAM, Result.Round::p99, 1.5);
        goals.most("CPU an event: memory to Javalin", Contender.MEMORY, Contender.JAVALIN, Result.Round::cpuMicros, 1);
        goals.least(
                "answers/s: memory to bare Javalin",
                Contender.MEMORY_ACKS,
                Contender.BARE,
                Result.Round::perSecond,
                0.9);
        goals.least(
                "answers/s: SQLite to bare Javalin",
                Contender.SQLITE_ACKS,
                Contender.BARE,
                Result.Round::perSecond,
                0.6);
        goals.most(
                "start: memory to bare Javalin",
                Contender.MEMORY,
                Contender.BARE,
                Result.Round::listensAfterMillis,
                1.5);
        goals.most(
                "start: SQLite to bare Javalin",
                Contender.SQLITE,
                Contender.BARE,
                Result.Round::listensAfterMillis,
                1.5);
        goals.most("RSS: memory to Javalin", Contender.MEMORY, Contender.JAVALIN, Result.Round::residentMegabytes, 1.2);
        return goals.text.toString();
    }

    private void least(String what, String one, String other, ToDoubleFunction<Result.Round> figure, double goal) {
        line(what, one, other, figure, "≥ " + goal, goal, false);
    }

    private void most(String what, String one, String other, ToDoubleFunction<Result.Round> figure, double goal) {
        line(what, one, other, figure, "≤ " + goal, goal, true);
    }

    private void line(
            String what,
            String one,
            String other,
            ToDoubleFunction<Result.Round> figure,
            String goal,
            double limit,
            boolean atMost) {
        Optional<Result> first = find(one);
        Optional<Result> second = find(other);
        if (first.isPresent() && second.isPresent()) {
            Result.Spread ratio = first.get().ratio(second.get(), figure);
            boolean holds = atMost ? ratio.median() <= limit : ratio.median() >= limit;
            text.append(Table.goal(what, ratio, goal, holds));
        }
    }

    private Optional<Result> find(String name) {
        return results.stream().filter(result -> result.name().equals(name)).findFirst();
    }
}
