package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.answer;
import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.Cooldown;
import io.github.imbot4j.annotation.Every;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnSurvey;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.ProgressMessage;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.conversation.ConversationState;
import io.github.imbot4j.delivery.EventCodec;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Survey;
import io.github.imbot4j.rest.StoredCall;
import io.github.imbot4j.scan.BotScanner;
import io.github.imbot4j.testing.Golden;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine.Parameters;

/** What conversations, forms, surveys, timers, notes, guards and buttons commit with the event that leads to it. */
@Timeout(60)
class GoldenStateTest {

    /** What is random: ids, and the signed words of buttons. */
    private static final Pattern RANDOM = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![\\w:-])[A-Za-z0-9_-]{44,}|~[\\w-]{12}(?= )");

    record Order(String dish, int pieces) {}

    record Late(String dish) {}

    record Visit(@Ask("When do you come?") LocalDate day, Optional<String> note) {}

    record Standup(@Ask("What do you do?") String today) {}

    record Approve(long invoice) {}

    record Vote(String of) {}

    record Note(String words) {}

    @Bot(code = "greeter", name = "Waiter")
    static final class Waiter {

        @Command(value = "order", title = "Order")
        Next order() {
            return Next.to(new Order("pizza", 1), text("How many?").keyboard(row(answer("2"))))
                    .timeoutAfter(Duration.ofMinutes(10), new Late("pizza"));
        }

        @OnMessage(state = Order.class)
        Next more(Order order, String words) {
            return words.equals("done") ? Next.done(text("Thank you.")) : Next.to(new Order(words, 2), text("More?"));
        }

        @OnTimer
        Reply late(Late late) {
            return text("No ", late.dish(), ".");
        }

        @Command(value = "visit", title = "Announce a visit")
        Next visit() {
            return Next.form(Visit.class).timeoutAfter(Duration.ofMinutes(10), new Late("visit"));
        }

        @OnForm
        Reply visit(Visit visit) {
            return text(visit.day());
        }

        @Command(value = "standup", title = "Ask", hidden = true)
        void standup(Chat chat) {
            chat.ask(Survey.of(Standup.class, text("Good morning!"))
                    .as("standup")
                    .within(Duration.ofHours(2))
                    .to(27L, 28L));
        }

        @OnSurvey
        Reply report(Answers<Standup> answers) {
            return text(answers.given().size(), " answers");
        }

        @Command(value = "remind", title = "Remind", hidden = true)
        Reply remind(@Parameters String what, Timers timers) {
            timers.withName("tea").after(Duration.ofHours(1), new Late(what));
            timers.shared().withName("all").after(Duration.ofHours(2), new Late(what));
            return text("Yes.");
        }

        @Command(value = "note", title = "Note", hidden = true)
        void note(Chat chat) {
            chat.put("last", new Note("tea"), Duration.ofDays(1));
        }

        @Cooldown("10s")
        @Command(value = "slow", title = "Slow", hidden = true)
        Reply slow() {
            return text("Once.");
        }

        @Command(value = "card", title = "Card", hidden = true)
        Reply card() {
            return text("Invoice")
                    .keyboard(row(
                            button("Once", new Approve(1)).once("invoice 1"),
                            button("All", new Approve(2)).forAll(27L, 28L),
                            button("Vote", new Vote("tea")).oncePerUser("vote")));
        }

        @OnButton
        Reply approve(Approve approve) {
            return text("Approved ", approve.invoice());
        }

        @OnButton
        Reply vote(Vote vote) {
            return text("Voted ", vote.of());
        }

        @Command(value = "work", title = "Work", hidden = true)
        Reply work(ProgressMessage progressMessage) {
            progressMessage.showBar(1, 2);
            return text("Done.");
        }

        @Every("Mon-Fri 09:00")
        void morning() {}
    }

    private final RunningSpine running = new RunningSpine(BotScanner.of(List.of(Waiter.class))
            .make(BotScanner.byConstructor(), new Problems())
            .get(0));
    private final Map<String, String> names = new LinkedHashMap<>();
    private long messages;

    @AfterEach
    void stop() {
        running.close();
    }

    /** Numbers what is random in the order it comes. */
    private String plain(String text) {
        Matcher random = RANDOM.matcher(text.replace(GoldenStateTest.class.getName(), "AUTHOR"));
        return random.replaceAll(
                found -> names.computeIfAbsent(found.group(), first -> "RANDOM-" + (names.size() + 1)));
    }

    private void command(String name, String text) {
        running.posted(Posts.command(++messages, name, text, "TEXTAREA"));
    }

    private void says(String text) {
        running.posted(Posts.message(++messages, text));
    }

    private void press(int button) {
        String token = running.portal.calls("imbot.command.answer").stream()
                .filter(call -> call.text("MESSAGE").equals("Invoice"))
                .map(call -> call.params().get("KEYBOARD").items().get(button))
                .findFirst()
                .orElseThrow()
                .get("COMMAND_PARAMS")
                .asText();
        running.posted(Posts.command(500, "press", token, "KEYBOARD"));
    }

    private void isStoredAsBefore(String step) {
        List<String> lines = new ArrayList<>();
        List<List<String>> all = new ArrayList<>();
        for (EventEffects eventEffects : running.committed()) {
            List<String> one = new ArrayList<>();
            eventEffects.calls().forEach(call -> one.add(call(call)));
            eventEffects.sessions().forEach(change -> one.add(session(change)));
            eventEffects.timers().forEach(change -> one.add(timer(change)));
            all.add(one);
        }
        // Those of several dialogs come in any order.
        all.stream()
                .filter(one -> !one.isEmpty())
                .sorted((a, b) -> sortable(a).compareTo(sortable(b)))
                .forEach(one -> {
                    lines.add("-- an event is done");
                    one.forEach(line -> lines.add(plain(line)));
                });
        String text = String.join("\n", lines);
        assertThat(text)
                .as("a class that is renamed or moved must change nothing")
                .doesNotContain("io.github.imbot4j");
        Golden.check("state/" + step + ".txt", text);
    }

    private static String sortable(List<String> lines) {
        return RANDOM.matcher(String.join("\n", lines)).replaceAll("");
    }

    private static String call(OutgoingCall call) {
        String text = StoredCall.write(call.call());
        assertThat(StoredCall.read(text)).isEqualTo(call.call());
        return "call " + call.lane().dialog() + " " + call.priority() + " '" + call.supersedes() + "' '"
                + call.result() + "' " + text
                + call.fallback()
                        .map(other -> "\n  else " + StoredCall.write(other))
                        .orElse("");
    }

    private static String session(SessionChange change) {
        SessionKey key = change.key();
        String of = key.bot() + " | " + key.dialog() + " | " + key.userId();
        if (change instanceof SessionChange.Remove remove) {
            return "forget " + of + remove.expected().map(text -> " if " + text).orElse("");
        }
        SessionChange.Put put =
                change instanceof SessionChange.Replace replace ? replace.put() : (SessionChange.Put) change;
        if (put.state().startsWith("{\"format\"")) {
            assertThat(ConversationState.read(put.state()).text()).isEqualTo(put.state());
        }
        return (change == put ? "put " : "replace ") + of + " until "
                + put.expires().map(String::valueOf).orElse("the end") + "\n  " + put.state();
    }

    private static String timer(TimerChange change) {
        if (!(change instanceof TimerChange.Set set)) {
            return "cancel " + change.name();
        }
        String text = EventCodec.write(set.entry());
        assertThat(EventCodec.read(set.entry().key(), set.lane(), text)).isEqualTo(set.entry());
        return "timer " + change.name() + " of " + change.lane().bot() + " in "
                + change.lane().dialog() + " at " + set.due() + " as "
                + set.entry().key() + "\n  " + text;
    }

    @Test
    void commitsWhatItAlwaysDid() {
        running.portal.next(
                "im.user.list.get",
                200,
                "{\"result\":{\"27\":{\"id\":27,\"name\":\"Alice\",\"active\":true},"
                        + "\"28\":{\"id\":28,\"name\":\"Bob\",\"active\":true}}}");
        running.installed();
        isStoredAsBefore("install");
        command("order", "");
        isStoredAsBefore("conversation");
        says("tea");
        isStoredAsBefore("conversation-next");
        says("done");
        isStoredAsBefore("conversation-end");
        command("remind", "");
        isStoredAsBefore("question");
        says("tea");
        isStoredAsBefore("timers");
        command("visit", "");
        isStoredAsBefore("form");
        says("2027-01-15");
        isStoredAsBefore("form-answer");
        says("/cancel");
        isStoredAsBefore("form-cancelled");
        command("note", "");
        isStoredAsBefore("note");
        command("slow", "");
        isStoredAsBefore("cooldown");
        command("work", "");
        isStoredAsBefore("progress");
        command("card", "");
        isStoredAsBefore("buttons");
        press(0);
        isStoredAsBefore("pressed-once");
        press(1);
        isStoredAsBefore("pressed-by-one-of-two");
        press(2);
        isStoredAsBefore("pressed-once-a-user");
        command("standup", "");
        running.settle();
        isStoredAsBefore("survey");
        says("tests");
        running.settle();
        isStoredAsBefore("survey-answer");
        running.pass(Duration.ofHours(3));
        running.settle();
        isStoredAsBefore("survey-end");
    }
}
