package com.acme.team;

import static io.github.imbot4j.reply.Replies.*;

import io.github.imbot4j.annotation.*;
import io.github.imbot4j.bot.*;
import io.github.imbot4j.chat.*;
import io.github.imbot4j.event.*;
import io.github.imbot4j.reply.*;
import java.time.Duration;
import java.util.*;

/** Asks the members of a chat three questions every working day, each in private, and reports to the chat. */
@Bot(code = "standup", name = "Stand-up")
final class StandUp {

    record Day(
            @Ask("What did you do yesterday?") String yesterday,
            @Ask("What do you do today?") String today,
            @Ask("Is anything in the way?") Optional<String> blocked) {}

    record Team(String dialog) {}

    @Command(value = "here", title = "Report in this chat")
    Reply here(Dialog dialog, Memory memory) {
        memory.put("team", new Team(dialog.id()), Duration.ofDays(365));
        return text("I will ask everybody here at 9:30, from Monday to Friday.");
    }

    @Every("Mon-Fri 09:30")
    void ask(Chats chats, Memory memory) {
        memory.get("team", Team.class)
                .ifPresent(team -> chats.chat(team.dialog())
                        .ask(Survey.of(Day.class, text("Good morning!")).within(Duration.ofHours(2))));
    }

    @OnSurvey
    Reply report(Answers<Day> answers) {
        return text(
                lines(answers.given().stream().map(one -> line(one.from(), one.record()))),
                answers.isComplete() ? "" : "\nNo answer: ",
                join(", ", answers.missing().stream().map(Participant::toString)));
    }

    private static Markup line(Participant who, Day day) {
        return words(
                bold(who),
                ": ",
                day.today(),
                day.blocked().map(what -> ". In the way: " + what).orElse(""));
    }
}
