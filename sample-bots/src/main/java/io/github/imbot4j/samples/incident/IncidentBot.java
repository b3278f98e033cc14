package io.github.imbot4j.samples.incident;

import static io.github.imbot4j.annotation.BotColor.RED;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnSurvey;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Survey;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Parameters;

/**
 * A bot that opens a chat for an incident, invites the right people, keeps the facts in one message, reminds, and
 * closes the chat with a summary.
 */
@Bot(code = "incident", name = "Incident", position = "Gathers the right people", color = RED)
final class IncidentBot {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration REMINDER = Duration.ofHours(1);

    /** What is known of one. */
    record Incident(String what, String reporter, List<String> facts, boolean open) {}

    record Fact(String id) {}

    record Lesson(@Ask("What do we learn from it?") String lesson) {}

    record Close(String id) {}

    @OnJoin
    Reply welcome() {
        return text(
                "Something is broken? Write ", send("/incident \"The shop is down\""), " and mention whom you need.");
    }

    @Command(value = "incident", title = "Open a chat about an incident")
    Reply open(
            @Parameters(paramLabel = "what") String what,
            @Parameters(paramLabel = "people", arity = "0..*") List<UserMention> people,
            Sender reporter,
            Message asked,
            Chats chats,
            People all,
            Memory memory,
            Timers timers) {
        String id = String.valueOf(asked.id());
        Incident incident = new Incident(what, reporter.name(), List.of(), true);
        memory.of(id).put("state", incident, KEPT);
        List<Long> ids = people.stream().map(UserMention::id).toList();
        chats.create("Incident: " + what)
                .as(id)
                .color(RED)
                .invite(reporter.id())
                .invite(ids)
                .send(card(id, incident));
        all.notify(ids, text("Incident: ", what)).tag("incident-" + id);
        timers.after(REMINDER, new Fact(id));
        return text("I have opened a chat", called(ids.size()), ".");
    }

    @Command(value = "fact", title = "Add a fact to the incident")
    Reply fact(@Parameters String id, @Parameters String what, Chats chats, Memory memory) {
        if (memory.of(id).get("state", Incident.class).isEmpty()) {
            return text("There is no incident ", id, ".");
        }
        Incident now = memory.of(id).update("state", Incident.class, KEPT, before -> {
            Incident old = before.orElseThrow();
            return new Incident(old.what(), old.reporter(), Incidents.and(old.facts(), what), old.open());
        });
        chats.named(id).edit("card", card(id, now));
        return text("Noted.");
    }

    @OnTimer
    void remind(Fact due, Chats chats, Memory memory) {
        memory.of(due.id())
                .get("state", Incident.class)
                .filter(Incident::open)
                .ifPresent(one -> chats.named(due.id()).send(text("Still open: ", bold(one.what()), ". What is new?")));
    }

    @OnButton
    Reply close(Close press, Sender who, Chat chat, People people, Memory memory) {
        Incident closed = memory.of(press.id()).update("state", Incident.class, KEPT, before -> {
            Incident old = before.orElseThrow();
            return new Incident(old.what(), old.reporter(), old.facts(), false);
        });
        chat.rename("Closed: " + closed.what());
        people.withdraw("incident-" + press.id());
        chat.send(text(who.mention(), " closed it. Facts: ", closed.facts().size(), "."));
        return card(press.id(), closed).asEdit();
    }

    private static String called(int people) {
        return switch (people) {
            case 0 -> "";
            case 1 -> " and called one person";
            default -> " and called " + people + " people";
        };
    }

    @Command(value = "review", title = "Ask everybody in this chat what to learn")
    Reply review(Chat chat) {
        chat.ask(Survey.of(Lesson.class, text("A question about the incident:"))
                .as("review")
                .within(Duration.ofDays(1)));
        return text("I am asking everybody here, in private.");
    }

    @OnSurvey
    Reply reviewed(Answers<Lesson> answers) {
        return text(Incidents.describe(answers));
    }

    private static Reply card(String id, Incident one) {
        Reply card = text(Incidents.describe(id, one)).as("card");
        return one.open() ? card.keyboard(row(button("Close", new Close(id)))) : card;
    }
}
