package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A record is filled in question by question. */
@BotTest(FormTest.Door.class)
class FormTest {

    enum Meal {
        NONE,
        LUNCH
    }

    record Visit(
            @Ask(value = "Whom do you visit?", label = "Host")
            io.github.imbot4j.bot.UserMention host,

            LocalDate day,
            @Range(min = 1, max = 8) int guests,
            Meal meal,
            Optional<String> specialWishes) {

        Visit {
            if (guests > 4 && meal == Meal.LUNCH) {
                throw new IllegalArgumentException("Lunch is for four at most.");
            }
        }
    }

    record Rating(@Range(min = 1, max = 5) int stars, Optional<String> why) {

        Rating {
            if (stars == 1 && why.isEmpty()) {
                throw new IllegalArgumentException("Say why, please.");
            }
        }
    }

    @Bot(code = "door", name = "Door")
    static final class Door {

        @Command(value = "story", title = "Tell a story")
        Next story() {
            return Next.form(Story.class).timeoutAfter(Duration.ofMinutes(10));
        }

        @Command(value = "hours", title = "Say who is there")
        Next hours() {
            return Next.form(Hours.class);
        }

        @OnForm
        Reply there(Hours hours) {
            return text(hours.host().id(), " for ", hours.deputy().orElseThrow().id());
        }

        @OnForm
        Reply told(Story story) {
            return text(story.title(), ", ", story.end().orElse("no end"));
        }

        @Command(value = "visit", title = "Announce a visit")
        Next start() {
            return Next.form(Visit.class);
        }

        @Command(value = "rate", title = "Rate a visit")
        Next rate() {
            return Next.form(Rating.class);
        }

        @OnForm(confirm = false)
        Reply rated(Rating rating) {
            return text(rating.stars(), " stars, ", rating.why().orElse("no reason"));
        }

        @OnForm
        Reply visit(Visit visit) {
            return text(
                    "Booked: ",
                    visit.host().id(),
                    " ",
                    visit.day(),
                    " ",
                    visit.guests(),
                    " ",
                    visit.meal(),
                    " ",
                    visit.specialWishes().orElse("no wishes"));
        }
    }

    @Test
    void asksForEachComponentAndHandsTheRecordOver(User alice, Dialog chat) {
        alice.says("/visit");
        assertThat(chat).lastMessage().hasText("Whom do you visit?");
        alice.says("[USER=5]Bob[/USER]");
        assertThat(chat).lastMessage().hasText("Day?");
        alice.says("2027-01-15");
        assertThat(chat).lastMessage().hasText("Guests?");
        alice.clicks("3");
        assertThat(chat).lastMessage().hasText("Meal?");
        alice.clicks("Lunch");
        assertThat(chat).lastMessage().hasText("Special wishes?");
        alice.says("a seat at the window");
        assertThat(chat)
                .lastMessage()
                .containsText("Is this right?")
                .containsText("Day: 15 January 2027")
                .containsText("Special wishes: a seat at the window");

        alice.clicks("Yes");

        assertThat(chat).lastMessage().hasText("Booked: 5 15 January 2027 3 Lunch a seat at the window");
    }

    @Test
    void handsTheRecordOverAtTheLastAnswer(User alice, Dialog chat) {
        alice.says("/rate").clicks("4").says("friendly");

        assertThat(chat).lastMessage().hasText("4 stars, friendly").hasNoKeyboard();

        alice.says("/rate").clicks("1").clicks("Back").clicks("3").clicks("Skip");

        assertThat(chat).lastMessage().hasText("3 stars, no reason");
    }

    @Test
    void asksAnewWithoutAConfirmationWhatTheRecordRefuses(User alice, Dialog chat) {
        alice.says("/rate").clicks("1").clicks("Skip");

        assertThat(chat.history().get(chat.history().size() - 2).text()).isEqualTo("Say why, please.");
        assertThat(chat).lastMessage().hasText("Stars?");

        alice.clicks("1").says("nobody there");

        assertThat(chat).lastMessage().hasText("1 stars, nobody there");
    }

    @Test
    void showsAMonthToChooseADayOf(User alice, Dialog chat, Portal portal) {
        YearMonth now = YearMonth.from(portal.now().atZone(ZoneOffset.UTC));
        YearMonth next = now.plusMonths(1);
        alice.says("/visit").says("[USER=5]Bob[/USER]");
        TranscriptMessage question = chat.history().get(chat.history().size() - 1);

        assertThat(question).hasButtons(labels(now));

        int messages = chat.history().size();
        alice.clicks("›");

        assertThat(chat.history()).hasSize(messages);
        assertThat(chat).lastMessage().hasText("Day?").hasButtons(labels(next));

        alice.clicks("17");

        String chosen = "17 " + title(next);
        assertThat(chat).messagesFrom("door").at(1).hasRows(List.of("✓ " + chosen));
        assertThat(chat).lastMessage().hasText("Guests?");
        alice.clicks("2").clicks("Lunch").clicks("Skip");
        assertThat(chat).lastMessage().containsText("Day: " + chosen);
        alice.clicks("Change").clicks("Day");
        assertThat(chat).lastMessage().hasButtons(labels(next));
    }

    private static String title(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
    }

    private static String[] labels(YearMonth month) {
        List<String> labels = new ArrayList<>(List.of("Today", "Tomorrow", "‹", title(month), "›"));
        labels.addAll(List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"));
        int before = month.atDay(1).getDayOfWeek().getValue() - 1;
        int after = 7 - month.atEndOfMonth().getDayOfWeek().getValue();
        labels.addAll(Collections.nCopies(before, "·"));
        IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(Integer::toString)
                .forEach(labels::add);
        labels.addAll(Collections.nCopies(after, "·"));
        labels.add("Back");
        return labels.toArray(String[]::new);
    }

    @Test
    void explainsWhatDoesNotFitAndAsksOn(User alice, Dialog chat) {
        alice.says("/visit").says("[USER=5]Bob[/USER]").says("someday");
        assertThat(chat).lastMessage().containsText("someday");
        alice.says("2027-01-15").says("9");
        assertThat(chat).lastMessage().containsText("8");

        alice.says("2").clicks("None").clicks("Skip");

        assertThat(chat).lastMessage().containsText("Guests: 2").containsText("Special wishes: —");
        alice.says("yes");
        assertThat(chat).lastMessage().hasText("Booked: 5 15 January 2027 2 None no wishes");
    }

    @Test
    void goesBackAndChangesSingleAnswers(User alice, Dialog chat) {
        alice.says("/visit").says("[USER=5]Bob[/USER]").says("2027-01-15").says("/back");
        assertThat(chat).lastMessage().hasText("Day?");
        alice.says("2027-01-16").clicks("2").clicks("Back");
        assertThat(chat).lastMessage().hasText("Guests?");
        alice.clicks("3").clicks("None").says("skip").clicks("Change");
        assertThat(chat).lastMessage().hasText("What do you want to change?");

        alice.clicks("Guests").clicks("8");

        assertThat(chat).lastMessage().containsText("Guests: 8").containsText("16 January");
        alice.clicks("Change").clicks("Host").says("back");
        assertThat(chat).lastMessage().containsText("Guests: 8");
    }

    record Hours(io.github.imbot4j.bot.UserMention host, Optional<io.github.imbot4j.bot.UserMention> deputy) {}

    @Test
    void offersWhoFillsItInAndWhomTheyNamed(User alice, User bob, Dialog chat) {
        alice.says("/hours");
        assertThat(chat)
                .lastMessage()
                .hasText("Host? (a user: mention one with @)")
                .hasButtons("Alice");
        alice.says("[USER=" + bob.id() + "]Bob[/USER]");
        assertThat(chat).lastMessage().hasButtons("Alice", "Bob", "Skip", "Back");

        alice.clicks("Alice").clicks("Yes");

        assertThat(chat).lastMessage().hasText(bob.id() + " for " + alice.id());
    }

    record Story(String title, Optional<String> end) {}

    @Test
    void takesAQuotedWordForText(User alice, Dialog chat) {
        alice.says("/story").says("«back»");
        assertThat(chat).lastMessage().hasText("End?");
        alice.says("back");
        assertThat(chat).newMessages().last().hasText("Title?");
        assertThat(chat).messages().last().hasText("Title?");
        alice.says("\"Back\" again")
                .says("'skip'")
                .clicks("Change")
                .clicks("End")
                .says("\"skip\"");

        assertThat(chat).lastMessage().containsText("Title: \"Back\" again").containsText("End: skip");
        alice.clicks("Yes");
        assertThat(chat).lastMessage().hasText("\"Back\" again, skip");
    }

    @Test
    void saysHowToAnswerWithAWordThatGoesBack(User alice, Dialog chat) {
        alice.says("/story").says("Once").says("back");
        assertThat(chat).newMessages().haveTexts("To answer with \"back\" itself, put it in quotes.", "Title?");

        alice.says("Once").clicks("Back");
        assertThat(chat).newMessages().haveTexts("Title?");
    }

    @Test
    void waitsForEachAnswerAsLongAsForTheFirst(User alice, Dialog chat, Portal portal) {
        alice.says("/story");
        portal.advance(Duration.ofMinutes(9));
        alice.says("Once");
        portal.advance(Duration.ofMinutes(9));
        assertThat(chat).lastMessage().hasText("End?");
        alice.says("well");
        portal.advance(Duration.ofMinutes(9));
        alice.clicks("Change");
        portal.advance(Duration.ofMinutes(9));
        assertThat(chat).lastMessage().hasText("What do you want to change?");

        portal.advance(Duration.ofMinutes(1));

        assertThat(chat).lastMessage().hasText("I stopped waiting for an answer. Begin again with /story");
    }

    @Test
    void saysWhyTheRecordRefusesAndAsksAgain(User alice, Dialog chat) {
        alice.says("/visit").says("[USER=5]Bob[/USER]").says("2027-01-15").says("6");

        alice.clicks("Lunch").clicks("Skip");

        assertThat(chat).newMessages().haveTexts("Lunch is for four at most.", "Whom do you visit?");
    }

    @Test
    void canBeLeft(User alice, Dialog chat) {
        alice.says("/visit").says("[USER=5]Bob[/USER]").says("/cancel");

        assertThat(chat).lastMessage().hasText("All right, cancelled.");
    }

    @Test
    void understandsRussian(User alice, Dialog chat) {
        alice.says("/visit").says("[USER=5]Боб[/USER]").says("завтра").says("назад");
        assertThat(chat).lastMessage().hasText("Day?");

        alice.says("15.01.2027").says("2").clicks("None").says("пропустить");
        assertThat(chat).lastMessage().containsText("Day: 15 January 2027");
        alice.says("изменить").clicks("Guests").says("4").says("да");

        assertThat(chat).lastMessage().hasText("Booked: 5 15 January 2027 4 None no wishes");
    }
}
